/** How well a touchpoint goes: faces, the scale with its range, the four levers. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inspecting } from './inspecting.ts';

const ring = () => page.getByRole('slider', { name: 'How well does it go?', exact: true });
const face = (name: string) => page.getByRole('radio', { name });

it('sets a quality by face, with the mouse, arrows and digits', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await page.getByRole('radiogroup').getByText('Great').click();
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 10, basis: 'guess' });
  (face('Great').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 8.75 });
  await expect.element(face('Good')).toBeChecked();
  await userEvent.keyboard('2');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 5 });
  await expect.element(face('Poor')).toBeChecked();
});

it('shows the default face only as a hint', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await page.getByRole('button', { name: /^Guess\. Basis and range: How well/ }).click();
  await page.getByRole('button', { name: 'Back to the default, 7.5' }).click();
  expect(field('touchpoint-wait', 'quality')).toBeUndefined();
  for (const name of ['Awful', 'Poor', 'Fine', 'Good', 'Great'])
    await expect.element(face(name)).not.toBeChecked();
  await expect.element(ring()).toHaveAttribute('aria-valuenow', '7.5');
});

it('moves on the scale by keys, and undoes a run of keys as one', async () => {
  const { map, field } = await inspecting('touchpoint-wait');
  (ring().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{PageUp}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 7.7, low: 6.7, high: 8.7 });
  await userEvent.keyboard('{Home}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 0 });
  map.editor.undo();
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 6.5, low: 5.5, high: 7.5 });
});

it('moves the ends of the range, never across the number itself', async () => {
  const { field } = await inspecting('touchpoint-wait');
  (page.getByRole('slider', { name: /^Low end/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ low: 5.6, likely: 6.5, high: 7.5 });
  await userEvent.keyboard('{End}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ low: 6.5, likely: 6.5 });
});

it('takes digits one key away from the scale', async () => {
  const { field } = await inspecting('touchpoint-wait');
  (ring().element() as HTMLElement).focus();
  await userEvent.keyboard('6,25{Enter}');
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 6.25 });
});

it('shows a drag while it lasts and writes once', async () => {
  const { map, field, session } = await inspecting('touchpoint-wait');
  const handle = ring().element();
  const line = handle.parentElement!.getBoundingClientRect();
  const at = (quality: number, type: string) =>
    handle.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, cancelable: true, button: 0, pointerId: 1 },
        clientX: line.left + (quality / 10) * line.width,
        clientY: line.top + 12,
      }),
    );
  handle.setPointerCapture = () => undefined;
  at(6.5, 'pointerdown');
  at(9.9, 'pointermove');
  at(8, 'pointermove');
  expect(map.editor.isPreviewing).toBe(true);
  expect(session.committed).toEqual([]);
  expect(map.editor.shown['touchpoint-wait']!['quality']).toMatchObject({ likely: 8 });
  at(8, 'pointerup');
  expect(map.editor.isPreviewing).toBe(false);
  expect(session.committed).toHaveLength(1);
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 8, low: 7, high: 9 });
});

it('takes the mean of four ratings instead, and back', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await page.getByText('Rate it in four parts').click();
  await page.getByLabelText('Ease, in words').selectOptions('Great');
  await page.getByLabelText('Speed, in words').selectOptions('Poor');
  await expect.element(page.getByText('The mean of the ratings below.')).toBeVisible();
  await expect.element(page.getByRole('radiogroup')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Rate it as one' }).click();
  expect(field('touchpoint-wait', 'quality')).toMatchObject({ likely: 7.5 });
  expect(field('touchpoint-wait', 'ease')).toBeUndefined();
  await expect.element(face('Fine')).toBeChecked();
});

it('takes a measured feeling and a seen drop-off instead', async () => {
  const { field } = await inspecting('touchpoint-wait');
  await page.getByText('We measured this instead').click();
  await page.getByRole('textbox', { name: 'A survey found, in digits' }).fill('5.2');
  await userEvent.keyboard('{Enter}');
  expect(field('touchpoint-wait', 'observedSatisfaction')).toMatchObject({ likely: 5.2 });
  await page.getByText('We know how many leave').click();
  await page.getByRole('textbox', { name: 'Seen to leave, in digits' }).fill('16');
  await userEvent.keyboard('{Enter}');
  expect(field('touchpoint-wait', 'observedDropOff')).toMatchObject({ likely: 0.16 });
});
