// Files that somebody chooses.

/** What the server takes of one file; larger ones are not sent first. */
export const file_bytes_max = 6 * 1024 * 1024;

/** The file's content for JSON. */
export function base64_of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error("ファイルを読めません。"));
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
