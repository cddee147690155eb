// The library is compiled in the page, as Angular's own compiler does where there is no build step.
import "@angular/compiler";
import { Component } from "@angular/core";
import { FormControl, ReactiveFormsModule } from "@angular/forms";
import { bootstrapApplication } from "@angular/platform-browser";
import { NgOtpInputComponent } from "ng-otp-input";
import { field, send } from "./mount/field.js";

class Form {
  code = new FormControl("");
  config = { length: 6, allowNumbersOnly: true };
  constructor() {
    this.code.valueChanges.subscribe(send);
  }
}
const Declared = Component({
  selector: "code-field",
  imports: [NgOtpInputComponent, ReactiveFormsModule],
  template: `<ng-otp-input [formControl]="code" [config]="config"></ng-otp-input>`,
})(Form);

field.append(document.createElement("code-field"));
await bootstrapApplication(Declared ?? Form);
