// What the console asks of somebody who is not signed in.
export class SignInPage {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.heading = page.getByRole("heading", { level: 1, name: "Sign in" });
    this.email = page.getByRole("textbox", { name: "E-mail address" });
    this.password = page.getByLabel("Password");
  }

  async open() {
    await this.page.goto(`${this.url}/console/main`);
    await this.heading.waitFor();
    return this;
  }
}
