import { Container, Title } from '@mantine/core';

export default function CoursePage() {
  return (
    <Container size="md" py="xl">
      <Title order={1}>The vanishing gradient</Title>
    </Container>
  );
}
