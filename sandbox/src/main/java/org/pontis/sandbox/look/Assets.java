package org.pontis.sandbox.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** What the pages refer to. Colours and pictures are those of the login theme: one look for the whole house. */
public final class Assets {

    private static final String THEME = "/theme/pontis/login/resources/";

    private Assets() {}

    public static void addTo(Site site) {
        serve(site, "palette.css", THEME + "css/palette.css", "text/css; charset=utf-8");
        serve(site, "bridge.svg", THEME + "img/bridge.svg", "image/svg+xml");
        serve(site, "favicon.svg", THEME + "img/favicon.svg", "image/svg+xml");
        serve(site, "sandbox.css", "sandbox.css", "text/css; charset=utf-8");
        serve(site, "phone.js", "phone.js", "text/javascript; charset=utf-8");
    }

    private static void serve(Site site, String name, String resource, String type) {
        String content = read(resource);
        site.get("/assets/" + name, request -> Response.of(200, type, content)
                .header("X-Content-Type-Options", "nosniff"));
    }

    private static String read(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The build lost " + resource + ".");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
