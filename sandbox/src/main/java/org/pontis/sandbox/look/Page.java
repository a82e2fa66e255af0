package org.pontis.sandbox.look;

import java.util.Arrays;
import java.util.Optional;

import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Response;

/**
 * A page of the sandbox.
 *
 * @param title also the heading's words
 * @param section the entry of the navigation that is lit
 * @param script an asset that makes the page more comfortable; the page works without
 */
public record Page(String title, Section section, Optional<String> script, Html main) {

    /** The navigation. */
    public enum Section {
        START("/", "Start"),
        PHONES("/phones", "Phones"),
        CITIZENS("/citizens", "Citizens"),
        OPERATOR("/operator", "Operator"),
        CERTIFICATES("/ca", "Certificates"),
        REGISTRIES("/registry", "Registries"),
        FAULTS("/faults", "Faults");

        private final String path;
        private final String label;

        Section(String path, String label) {
            this.path = path;
            this.label = label;
        }
    }

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A page without script. */
    public static Page of(String title, Section section, Html main) {
        return new Page(title, section, Optional.empty(), main);
    }

    /** The whole document, with the policy that lets nothing foreign in. */
    public Response response(int status) {
        return Response.of(status, "text/html; charset=utf-8", document().toString())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    public Response response() {
        return response(200);
    }

    private Html document() {
        return Html.of(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} – Pontis sandbox</title>
                <link rel="stylesheet" href="/assets/palette.css">
                <link rel="stylesheet" href="/assets/sandbox.css">
                <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
                {}</head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header class="deck"><div class="width">
                <a class="brand" href="/"><img src="/assets/bridge.svg" alt="" width="48" height="32"> Pontis <span>sandbox</span></a>
                <nav aria-label="Sandbox"><ul>{}</ul></nav>
                </div></header>
                <main id="main" class="width" tabindex="-1">
                {}
                </main>
                <footer><p class="width">A simulated world for trying out Pontis on this machine. Every citizen, number and
                password here is invented and protects nothing.</p></footer>
                </body>
                </html>
                """,
                title,
                script.map(name -> Html.of("<script src=\"/assets/{}\" defer></script>\n", name))
                        .orElse(Html.NOTHING),
                Html.join(Arrays.stream(Section.values()).map(this::entry)),
                main);
    }

    private Html entry(Section entry) {
        Html lit = entry == section ? Html.of(" aria-current=\"true\"") : Html.NOTHING;
        return Html.of("<li><a href=\"{}\"{}>{}</a></li>", entry.path, lit, entry.label);
    }
}
