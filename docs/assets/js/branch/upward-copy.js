// @ts-check
/**
 * A copy to hand on, upward or as a file of the plan: shown first is what in it looks personal, each with what may become of it. The engine finds it and makes the
 * copy; the sheet itself stays as it is.
 *
 * @typedef {import("./types").PersonalReply} PersonalReply
 * @typedef {import("./types").PersonalItem} PersonalItem
 * @typedef {import("./types").Sheet} Sheet
 */
import { all, copy, fillList, find, part, say, show } from "../dom.js";

export class UpwardCopy {
  /**
   * @param {HTMLElement} root
   * @param {(op: string, more: Record<string, unknown>, how: { needs: import("../types").Library[] }) => Promise<any>} ask
   * @param {(sheet: Sheet, mark: string) => void} handOver saves the copy to a file, whose name bears the mark
   */
  constructor(root, ask, handOver) {
    this.root = root;
    this.dialog = /** @type {HTMLDialogElement} */ (part(root, "leaving-dialog"));
    this.ask = ask;
    this.handOver = handOver;
    /** @type {Record<string, string>} what was chosen when the dialog was closed: it is a draft of the next copy */
    this.chosen = {};
    this.dialog.addEventListener("close", () => {
      this.chosen = this.choices();
    });
  }

  /** @param {{ ifAny?: boolean }} [how] `ifAny`: where nothing looks personal, nothing is asked */
  async open({ ifAny = false } = {}) {
    /** @type {PersonalReply | null} */
    const reply = await this.ask("personal", {}, { needs: ["later"] });
    if (!reply?.ok) return;
    if (ifAny && !reply.items.length) return this.copied({});
    fillList(part(this.dialog, "leaving-sentences"), reply.sentences, "p");
    part(this.dialog, "leaving-items").replaceChildren(...reply.items.map((item) => this.item(item)));
    show(find(this.dialog, "[data-action=leaving-as-it-is]"), reply.items.length > 0);
    this.dialog.showModal();
  }

  /** @param {PersonalItem} item */
  item(item) {
    const element = copy(part(this.root, "leaving-item"));
    element.dataset.item = item.id;
    say(find(element, "[data-cell=text]"), item.text);
    say(find(element, "[data-cell=kind_text]"), item.kind_text);
    say(find(element, "[data-cell=places]"), item.places);
    const choice = /** @type {HTMLSelectElement} */ (find(element, "[data-cell=choice]"));
    choice.setAttribute("aria-label", `${item.kind_text} ${item.text}`.trim());
    for (const { value, text } of item.offers) choice.append(new Option(text, value));
    choice.value = item.proposed;
    if (item.offers.some(({ value }) => value === this.chosen[item.id])) choice.value = this.chosen[item.id];
    return element;
  }

  /** @param {boolean} asItIs nothing is taken out but what never goes upward */
  async take(asItIs) {
    await this.copied(this.choices(asItIs));
  }

  choices(asItIs = false) {
    return Object.fromEntries(
      all(this.dialog, "[data-item]").map((element) => {
        const choice = /** @type {HTMLSelectElement} */ (find(element, "[data-cell=choice]"));
        return [element.dataset.item ?? "", asItIs ? choice.options[0].value : choice.value];
      }),
    );
  }

  /** @param {Record<string, string>} take */
  async copied(take) {
    /** @type {PersonalReply | null} */
    const reply = await this.ask("personal", { take }, { needs: ["later"] });
    if (!reply?.ok || !reply.sheet) return;
    this.dialog.close();
    this.handOver(reply.sheet, this.dialog.dataset.mark ?? "");
  }
}
