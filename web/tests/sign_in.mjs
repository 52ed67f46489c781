// Signing in and filling in forms, for checks of the part behind the sign-in.

/** Password of every account that the checks use. */
export const password = "みどりの風と四つの机と赤い傘";

export async function settled(page) {
  await page.waitForSelector("h1");
  await page.waitForFunction(() => document.querySelector(".loading, [aria-busy=true]") === null);
}

export async function open(page, address) {
  await page.goto(address);
  await settled(page);
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const field = (page, label) => page.getByLabel(new RegExp(`^${label}(\\s*必須)?$`)).first();

/** Types into a box with suggestions and chooses the first that holds the text. */
export async function pick(page, label, text) {
  await field(page, label).fill(text);
  await page.getByRole("option", { name: text }).first().click();
}

export async function sign_in(page, login, code) {
  await field(page, "ログイン名").fill(login);
  await field(page, "パスワード").fill(password);
  await press(page, "ログインする");
  if (code === undefined) return;
  await field(page, "確認コード").fill(code);
  await press(page, "確認する");
}
