// For the CMS only. Wagtail initialises date pickers, choosers and inline panels with inline scripts, which the Content
// Security Policy blocks. carecity/security/patches.py and templates/wagtailadmin render the same calls as data instead;
// this Stimulus controller makes them, also in forms that are added to the page later.

const ALLOWED = [
  "Chooser",
  "DocumentChooser",
  "ImageChooser",
  "InlinePanel",
  "PageChooser",
  "SnippetChooser",
  "createTaskChooser",
  "initDateChooser",
  "initDateTimeChooser",
  "initTimeChooser",
];

window.wagtail.app.register(
  "init-widget",
  class extends window.StimulusModule.Controller {
    static values = { name: String, arguments: Array };

    connect() {
      this.element.remove(); // or a field that is moved would be initialised twice
      if (!ALLOWED.includes(this.nameValue)) throw new Error(`Not an allowed widget: ${this.nameValue}`);
      new window[this.nameValue](...this.argumentsValue);
    }
  },
);
