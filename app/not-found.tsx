import { Button, Container, Text, Title } from '@mantine/core';
import { Link } from '@/app/shell/link';

export default function NotFoundPage() {
  return (
    <Container size="sm" py={80}>
      <Title order={1}>There is nothing here</Title>
      <Text c="dimmed" my="md">
        The address may be mistyped, or the page belongs to somebody else.
      </Text>
      <Button component={Link} href="/">
        To the course
      </Button>
    </Container>
  );
}
