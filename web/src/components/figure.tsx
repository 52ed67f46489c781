import { useRouter } from "@tanstack/react-router";
import { useId, useMemo, type MouseEvent } from "react";

import type { FigureReply } from "../api/schema";
import { DataTable } from "./data_table";
import { AfterPage } from "./after_page";
import { is_plain_click } from "./path_link";
import { ScrollFrame } from "./scroll_frame";
import { trusted_svg } from "./trusted_svg";
import { useFigureWidth } from "./use_figure_width";

/** A picture drawn by the server. Links inside it lead to pages of this application. */
export function ServerPicture({ svg, className }: { svg: string; className?: string }) {
  const router = useRouter();
  const markup = useMemo(() => ({ __html: trusted_svg(svg) }), [svg]);

  function follow(event: MouseEvent<HTMLDivElement>) {
    if (event.defaultPrevented || !is_plain_click(event)) return;
    const link = (event.target as Element).closest("a");
    const href = link?.getAttribute("href");
    if (!href?.startsWith("/")) return;
    event.preventDefault();
    router.history.push(href);
  }

  // The click handler only shortens what the links inside do by themselves.
  return <div className={className} onClick={follow} dangerouslySetInnerHTML={markup} />;
}

/**
 * What a figure shows, without the indicator before it and the area and year behind it: the page
 * has said both. "HbA1c6.5以上：推移（鳥取県 東部、2021年度）" becomes "推移".
 */
export function short_title(title: string): string {
  const short = title.replace(/^[^：]*：/u, "").replace(/（[^（）]*）$/u, "");
  return short === "" ? title : short;
}

/** A map for choosing; a list with the same links stands beside it. */
export function ChoiceMap({ figure }: { figure: FigureReply }) {
  return (
    <figure className="choice-map" aria-label={figure.title}>
      <figcaption className="quiet">{figure.sentence}</figcaption>
      <ScrollFrame label={figure.title}>
        <ServerPicture svg={figure.svg} className="picture picture-map" />
      </ScrollFrame>
    </figure>
  );
}

interface FigureProps {
  figure: FigureReply;
  /** Of the heading, one below that of the part where the figure stands. */
  heading?: "h2" | "h3";
}

/** Picture, sentence, downloads and the numbers as a table. */
export function Figure({ figure, heading: Heading = "h3" }: FigureProps) {
  const title_id = useId();
  const width = useFigureWidth();
  return (
    <figure className="figure" aria-labelledby={title_id} id={`figure-${figure.id}`}>
      <figcaption>
        <Heading className="figure-title" id={title_id}>
          {short_title(figure.title)}
        </Heading>
        <p className="figure-sentence">{figure.sentence}</p>
      </figcaption>
      <div className="figure-picture">
        <ScrollFrame label={`${figure.title}（図）`}>
          <ServerPicture svg={figure.svg} className={`picture picture-${width}`} />
        </ScrollFrame>
      </div>
      <Downloads figure={figure} />
      <details className="table-twin">
        <summary>データを表で見る</summary>
        <AfterPage>
          <DataTable table={figure.table} />
        </AfterPage>
      </details>
    </figure>
  );
}

function Downloads({ figure }: { figure: FigureReply }) {
  const files = [
    { kind: "SVG", path: figure.svg_path },
    { kind: "PNG", path: figure.png_path },
  ].filter((file) => file.path !== "");
  if (files.length === 0) return null;
  return (
    <ul className="downloads no-print">
      {files.map((file) => (
        <li key={file.kind}>
          <a href={file.path} download aria-label={`${figure.title}の図を${file.kind}で保存`}>
            図を{file.kind}で保存
          </a>
        </li>
      ))}
    </ul>
  );
}
