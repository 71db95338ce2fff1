/** The icon of each channel; the name of the channel always stands beside it. */
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CreditCard from '@lucide/svelte/icons/credit-card';
import Globe from '@lucide/svelte/icons/globe';
import House from '@lucide/svelte/icons/house';
import Mail from '@lucide/svelte/icons/mail';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Monitor from '@lucide/svelte/icons/monitor';
import Package from '@lucide/svelte/icons/package';
import Phone from '@lucide/svelte/icons/phone';
import Send from '@lucide/svelte/icons/send';
import Share2 from '@lucide/svelte/icons/share-2';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Store from '@lucide/svelte/icons/store';
import Truck from '@lucide/svelte/icons/truck';
import Wrench from '@lucide/svelte/icons/wrench';
import type { channels } from '#domain/kinds/touchpoint.ts';
import type { IconComponent } from '../shared/icon.ts';

export const channelIcons: Readonly<Record<(typeof channels)[number], IconComponent>> = {
  advert: Monitor,
  website: Globe,
  app: Smartphone,
  shop: Store,
  phone: Phone,
  email: Mail,
  chat: MessageCircle,
  social: Share2,
  post: Send,
  delivery: Truck,
  product: Package,
  home: House,
  event: CalendarDays,
  service: Wrench,
  payment: CreditCard,
  people: MessageSquare,
  other: CircleDashed,
};
