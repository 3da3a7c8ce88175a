// For the CMS only. Beside some fields Wagtail writes a script that starts a date picker or a chooser. The security
// policy runs no script that stands in a page, so our templates (templates/wagtailadmin) and carecity/security/
// choosers.py write the same call as data, and this makes it, also in forms that are added later.

const MAY_START = [
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
  "start",
  class extends window.StimulusModule.Controller {
    static values = { name: String, arguments: Array };

    connect() {
      this.element.remove(); // a field that is moved must not start twice
      if (!MAY_START.includes(this.nameValue)) throw new Error(`Not to be started: ${this.nameValue}`);
      new window[this.nameValue](...this.argumentsValue);
    }
  },
);
