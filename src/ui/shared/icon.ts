/** What an icon is: a component that draws a picture at a size. */
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

export type IconComponent = Component<LucideProps>;
