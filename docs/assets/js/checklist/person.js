// @ts-check
/**
 * The dialog for one person of the roster: the name, the membership, and the offices with their days. Days stay as they are typed.
 *
 * @typedef {import("../branch/types").Person} Person
 * @typedef {import("../branch/types").Tenure} Tenure
 */
import { all, copy, find, part, say, show } from "../dom.js";
import { AskingDialog } from "./asking-dialog.js";

export class PersonDialog extends AskingDialog {
  /**
   * @param {HTMLElement} root
   * @param {(person: Person, place: number | null) => void} save with the place of somebody who was there before
   */
  constructor(root, save) {
    super(root, "person");
    this.save = save;
    /** @type {number | null} */
    this.place = null;
    /** @type {Person} */
    this.person = { name: "" };
    this.offices = part(this.dialog, "person-offices");
    this.offices.addEventListener("change", (event) => this.showOf(/** @type {HTMLElement} */ (event.target)));
    this.offices.addEventListener("click", (event) => this.removeOffice(/** @type {HTMLElement} */ (event.target)));
    find(this.dialog, "[data-person=add-office]").addEventListener("click", () => this.addOffice());
  }

  /**
   * @param {Person} person
   * @param {number | null} place null for a new one
   */
  open(person, place) {
    this.place = place;
    say(part(this.dialog, "person-saved"), "");
    show(part(this.dialog, "person-new"), place === null);
    show(part(this.dialog, "person-old"), place !== null);
    show(find(this.dialog, "[value=next]"), place === null);
    this.fill(person);
    this.takeDraft((typed) => this.fill(typed));
    this.show();
    this.focus();
  }

  /** @param {Person} person */
  fill(person) {
    this.person = person;
    for (const name of /** @type {const} */ (["name", "from", "to"])) this.field(name).value = String(person[name] ?? "");
    this.offices.replaceChildren(...tenures(person).map((each) => this.item(each)));
    this.settle();
  }

  /** @override */
  focus() {
    this.field("name").focus();
  }

  // — offices

  addOffice() {
    const item = this.item({ office: "" });
    this.offices.append(item);
    find(item, "select").focus();
  }

  /** @param {HTMLElement} target */
  removeOffice(target) {
    if (!target.closest("[data-person=remove-office]")) return;
    target.closest("[data-tenure]")?.remove();
    find(this.dialog, "[data-person=add-office]").focus();
  }

  /** @param {Tenure} tenure */
  item(tenure) {
    const item = copy(part(this.root, "tenure"));
    const select = /** @type {HTMLSelectElement} */ (find(item, "select"));
    // What this version has no word for stays as it is.
    if (tenure.office && !Array.from(select.options).some((each) => each.value === tenure.office))
      select.append(new Option(tenure.office, tenure.office));
    for (const field of cells(item)) field.value = String(Object(tenure)[field.dataset.tenureField ?? ""] ?? "");
    item.dataset.tenure = JSON.stringify(tenure);
    this.showOf(select);
    return item;
  }

  /** @param {HTMLElement} inside */
  showOf(inside) {
    const item = /** @type {HTMLElement | null} */ (inside.closest("[data-tenure]"));
    if (!item || !inside.matches("select")) return;
    const label = /** @type {HTMLSelectElement} */ (inside).selectedOptions[0]?.dataset.of ?? "";
    const place = find(item, "[data-tenure-of]");
    const field = /** @type {HTMLInputElement} */ (find(place, "input"));
    say(find(place, "span"), label || find(place, "span").dataset.otherwise);
    field.required = label !== "";
    show(place, label !== "" || field.value !== "");
  }

  // — saving

  /**
   * @override
   * @param {SubmitEvent} event
   */
  submit(event) {
    const more = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "next";
    const person = this.taken();
    this.asOpened = null;
    this.forgetDraft();
    show(part(this.dialog, "person-draft"), false);
    // Closed first: it gives the focus back to a button that is laid out anew.
    if (!more) this.dialog.close();
    this.save(person, this.place);
    if (!more) return;
    event.preventDefault();
    say(part(this.dialog, "person-saved"), find(this.root, "[data-message=person_saved]").textContent);
    this.fill({ name: "" });
    this.focus();
  }

  /**
   * What the fields say; what the dialog does not know stays as it was.
   * @override
   * @returns {Person}
   */
  taken() {
    const offices = all(this.offices, "[data-tenure]")
      .map((item) => filled(JSON.parse(item.dataset.tenure ?? "{}"), cells(item), "tenureField"))
      .filter((each) => each.office);
    const fields = /** @type {HTMLInputElement[]} */ (all(this.dialog, "[data-person-field]"));
    const { offices: _, ...person } = filled({ ...this.person }, fields, "personField");
    return /** @type {Person} */ ({ ...person, name: this.field("name").value.trim(), ...(offices.length ? { offices } : {}) });
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (find(this.dialog, `[data-person-field=${name}]`));
  }
}

/**
 * @param {Person} person
 * @returns {Tenure[]}
 */
export function tenures(person) {
  return Array.isArray(person.offices) ? person.offices.filter((each) => typeof each === "object" && each !== null) : [];
}

/** @param {HTMLElement} item */
function cells(item) {
  return /** @type {HTMLInputElement[]} */ (all(item, "[data-tenure-field]"));
}

/**
 * @param {Record<string, any>} before
 * @param {HTMLInputElement[]} fields
 * @param {string} naming the `data-…` that has a field's name
 * @returns {Record<string, any>}
 */
function filled(before, fields, naming) {
  const after = { ...before };
  for (const field of fields) {
    const [name, value] = [field.dataset[naming] ?? "", field.value.trim()];
    if (value) after[name] = value;
    else delete after[name];
  }
  return after;
}
