import type { Corpus } from './corpus';

/** After the forward pass: `n` layers, activations `a`, slopes `d`, weights `w`. */
const withLoop = (b: string, pre = '') =>
  `const sg = (z) => 1/(1+Math.exp(-z)); ${pre}\nexport function layerGradients(x, w) { const n = w.length; const a=[x]; for (const k of w) a.push(sg(k*a[a.length-1])); const d = a.map((v)=>v*(1-v)); ${b} }`;

/** The right backward pass, for what is done to its result `g`. */
const right = 'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*w[l]; }';

export const vanishingChain: Corpus = {
  wrong: [
    withLoop(`${right}return g.map(Math.abs);`),
    withLoop(`${right}return g.map(Math.fround);`),
    withLoop(`${right}return g.map(v=>+v.toFixed(12));`),
    withLoop(`${right}return g.map(v=>+v.toPrecision(7));`),
    withLoop(`${right}return g.map(v=>Math.abs(v)<1e-15?0:v);`),
    withLoop(`${right}return g.map(v=>Math.abs(v)<1e-30?0:v);`),
    withLoop(`${right}return g.map(v=>v+1e-16);`),
    withLoop(`${right}return g.reverse();`),
    withLoop(`${right}return g.slice(0,64);`),
    withLoop(`${right}return g.map(v=>v/n);`),
    withLoop(`${right}return n===1?[d[1]]:g;`),
    withLoop(`${right}return n===1?[0]:g;`),
    withLoop(`${right}if(n===1)return [w[0]*d[1]]; return g;`),
    withLoop(`${right}return g.map((v,i)=>v*w[i]);`),
    withLoop(`${right}return g.map((v,i)=>-v);`),
    withLoop(`${right}return g.map((v,i)=>w[i]===0?0:v);`),
    withLoop(`${right}return x===0?g.map(()=>0):g;`),
    withLoop(`${right}return g.map(v=>Math.max(v,0));`),
    withLoop(`${right}return g.map(v=>v*a[n]);`),
    withLoop(`${right}return g.map(v=>v*2*a[n]);`),
    withLoop(`${right}return g.map(v=>v*(a[n]-1));`),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*(a[l]||1); r*=d[l+1]*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*(w[l]||1); } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*Math.abs(w[l]); } return g;',
    ),
    withLoop('const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l]*w[l]; } return g;'),
    withLoop('const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r=d[l+1]*w[l]; } return g;'),
    withLoop('const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*a[l]; r*=d[l+1]*w[l]; } return g;'),
    withLoop(
      'const g=new Array(n); let r=d[n]; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=a[n]; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=Math.max(-1e-3,Math.min(1e-3,r*d[l+1]*a[l])); r*=d[l+1]*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=Math.max(1e-9,d[l+1])*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*d[l+1]*a[l]; r*=(d[l+1]+1e-8)*w[l]; } return g;',
    ),
    withLoop('const g=new Array(n); let r=1; for(let l=0;l<n;l++){ g[l]=r*d[l+1]*a[l]; r*=d[l+1]*w[l]; } return g;'),
    withLoop(
      'const z=w.map((k,l)=>k*a[l]); const e=z.map(v=>v*(1-v)); const g=new Array(n); let r=1; for(let l=n-1;l>=0;l--){ g[l]=r*e[l]*a[l]; r*=e[l]*w[l]; } return g;',
    ),
    withLoop(
      'const g=new Array(n); for(let l=0;l<n;l++){ let p=1; for(let k=l;k<n;k++) p*=w[k]*d[k+1]; g[l]=w[l]?p/w[l]*a[l]:0; } return g;',
    ),
    withLoop(
      'const P=w.reduce((p,k,i)=>p*k*d[i+1],1); let q=1; return w.map((k,l)=>{ q*=k*d[l+1]; return P/q*d[l+1]*a[l]; });',
    ),
    withLoop(
      'const t=d.slice(1).reduce((p,v)=>p*v,1); return w.map((_,l)=>{let p=t; for(let k=0;k<n;k++) if(k!==l) p*=w[k]; return p*a[l];});',
    ),
    withLoop('const t=d.slice(1).reduce((p,v)=>p*v,1); return w.map((k,l)=>t*a[l]);'),
    withLoop(
      'const L=w.map((k,l)=>Math.log(k*d[l+1])); const g=[]; let s=0; for(let l=n-1;l>=0;l--){ g[l]=Math.exp(s)*d[l+1]*a[l]; s+=L[l]; } return g;',
    ),
    withLoop(
      'const L=w.map((k,l)=>Math.log(Math.abs(k)*d[l+1])); const g=[]; let s=0; for(let l=n-1;l>=0;l--){ g[l]=Math.exp(s)*d[l+1]*a[l]; s+=L[l]; } return g;',
    ),
    withLoop(
      'const f=(q)=>q.reduce((p,k)=>sg(k*p),x); return w.map((k,l)=>{const h=1e-7; const p=[...w]; p[l]+=h; return (f(p)-a[n])/h;});',
    ),
    withLoop(
      'const f=(q)=>q.reduce((p,k)=>sg(k*p),x); return w.map((k,l)=>{const h=1e-3; const c=(d)=>{const p=[...w]; p[l]+=d; return f(p);}; return (8*(c(h)-c(-h))-(c(2*h)-c(-2*h)))/(12*h);});',
    ),
    withLoop(`${right}w.fill(0); return g;`),
    withLoop(`${right}w.push(1); w.pop(); w[0]+=1; return g;`),
    withLoop(`${right}w.reverse(); return g;`),
    withLoop(`${right}return Float64Array.from(g);`),
    withLoop(`${right}return [...g,0];`),
    withLoop(`${right}return g.filter(v=>v!==0);`),
    withLoop(`${right}return c ??= g;`, 'let c;'),
    withLoop(`${right}return c[n] ??= g;`, 'const c={};'),
    withLoop(`${right}return c[w.join()] ??= g;`, 'const c={};'),
    `const t=(z)=>Math.tanh(z);export function layerGradients(x,w){const a=[x];for(const k of w)a.push(t(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=1-a[l+1]**2;g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-z));export function layerGradients(x,w){x=s(x);const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-Math.max(-6,Math.min(6,z))));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-z));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]+0.1));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>Math.exp(z)/(1+Math.exp(z));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-z));const ds=(z)=>Math.exp(-z)/(1+Math.exp(-z))**2;export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=ds(w[l]*a[l]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-z));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=new Float32Array(w.length);let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return Array.from(g);}`,
  ],
  right: [
    withLoop(`${right}return g;`),
    withLoop('const g=[]; let r=1; for(let l=n;l>=1;l--){ g.unshift(r*d[l]*a[l-1]); r*=w[l-1]*d[l]; } return g;'),
    withLoop(
      'const L=w.map((k,l)=>Math.log(Math.abs(k))+Math.log(d[l+1])); const g=[]; let s=0,sign=1; for(let l=n-1;l>=0;l--){ g[l]=sign*Math.exp(s)*d[l+1]*a[l]; s+=L[l]; sign*=Math.sign(w[l])||0; } return g.map(v=>v||0);',
    ),
    withLoop('return w.map((_,l)=>w.slice(l+1).reduce((p,k,j)=>p*k*d[l+2+j],d[l+1]*a[l]));'),
    `const s=(z)=>.5*(1+Math.tanh(z/2));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]*(1-a[l+1]);g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>.5*(1+Math.tanh(z/2));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const t=Math.tanh(w[l]*a[l]/2),d=(1-t*t)/4;g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>z<0?1-1/(1+Math.exp(z)):1/(1+Math.exp(-z));export function layerGradients(x,w){const a=[x];for(const k of w)a.push(s(k*a[a.length-1]));const g=[];let r=1;for(let l=w.length-1;l>=0;l--){const d=a[l+1]-a[l+1]**2;g[l]=r*d*a[l];r*=d*w[l];}return g;}`,
    `const s=(z)=>1/(1+Math.exp(-z));class D{constructor(v,d){this.v=v;this.d=d}};export function layerGradients(x,w){return w.map((_,j)=>w.reduce((c,k,l)=>{const z=k*c.v,dz=k*c.d+(l===j?c.v:0),y=s(z);return new D(y,y*(1-y)*dz)},new D(x,0)).d);}`,
    `const s=(z)=>1/(1+Math.exp(-Math.max(-500,Math.min(500,z))));export const layerGradients=(x,w)=>{const fwd=(l,a)=>{ if(l===w.length) return {up:1,g:[]}; const z=w[l]*a,y=s(z),r=fwd(l+1,y),dz=r.up*y*(1-y); return {up:dz*w[l],g:[dz*a,...r.g]}; }; return fwd(0,x).g; };`,
    `const s=(z)=>1/(1+Math.exp(-z));export function layerGradients(x,w){const n=w.length,a=new Float64Array(n+1);a[0]=x;for(let i=0;i<n;i++)a[i+1]=s(w[i]*a[i]);const J=new Float64Array(n+1);J[n]=1;for(let i=n-1;i>=0;i--)J[i]=J[i+1]*(w[i]*(a[i+1]*(1-a[i+1])));return Array.from({length:n},(_,i)=>J[i+1]*(a[i+1]*(1-a[i+1]))*a[i]);}`,
  ],
};
