package org.pontis.sandbox.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/**
 * What surrounds each page of a portal. One stylesheet, no script but the line that hands a message over and the two of a page about somebody, and a
 * Content-Security-Policy that allows nothing else; every page works at 320 px, in the dark, by keyboard and without scripts
 * (WCAG 2.2 AA).
 */
record Layout(Brand brand) {

    /** Serves what the pages refer to. */
    static void addTo(Site site) {
        byte[] style = stylesheet();
        site.get("/style.css", request -> Response.of(
                        200, "text/css; charset=utf-8", new String(style, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff"));
        site.get("/handover.js", request -> script("document.forms[0].submit();"));
        // by the back button a browser shows what it kept in memory, no-store or not: after logout nobody may see it
        site.get("/fresh.js", request -> script("""
                addEventListener("pagehide", () => { document.body.hidden = true; });
                addEventListener("pageshow", event => { if (event.persisted) { location.reload(); } });
                """));
    }

    private static Response script(String text) {
        return Response.of(200, "text/javascript; charset=utf-8", text).header("X-Content-Type-Options", "nosniff");
    }

    String document(String title, Html main) {
        Html page = Html.of(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{} – {}</title>
                <link rel="stylesheet" href="/style.css">
                <link rel="icon" href="data:,">
                </head>
                <body data-accent="{}">
                <a class="skip" href="#main">Skip to the content</a>
                <header><a href="/"><span class="mark" aria-hidden="true"></span><span lang="{}">{}</span></a>
                <span class="protocol">{}</span></header>
                <main id="main" tabindex="-1">
                {}
                </main>
                <footer><p>A demonstration of Pontis, not a real public service. Every citizen here is invented.</p></footer>
                </body>
                </html>
                """,
                title,
                brand.name(),
                brand.accent().name().toLowerCase(Locale.ROOT),
                brand.language(),
                brand.name(),
                brand.protocol(),
                main);
        return page.toString();
    }

    Response page(String title, Html main) {
        return secure(Response.html(document(title, main)));
    }

    Response secure(Response response) {
        return secure(response, "'none'");
    }

    Response secure(Response response, String scripts) {
        return response.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + scripts
                                + "; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                                + String.join(" ", brand.loginPath()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    private static byte[] stylesheet() {
        try (InputStream style = Layout.class.getResourceAsStream("style.css")) {
            return style.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
