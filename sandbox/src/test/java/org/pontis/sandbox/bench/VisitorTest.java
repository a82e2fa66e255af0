package org.pontis.sandbox.bench;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VisitorTest {

    private static final String PORTAL = "http://portal.test/back";

    private final String address;
    private final Site site;
    private final Visitor visitor = new Visitor(new Http(), PORTAL);

    VisitorTest() {
        int port = Addresses.free().sandbox();
        address = Addresses.url(port);
        site = new Site(port);
    }

    @BeforeEach
    void aBroker() {
        site.get("/auth", request -> Response.redirect("/page").cookie("session", "one"));
        site.get(
                "/page",
                request -> Response.html("<p>" + request.cookie("session").orElse("nobody")
                        + "</p><form method='post' class=\"form\" action=\"/login-actions/send?a=1&amp;b=2\">"));
        site.post(
                "/login-actions/send",
                request -> Response.redirect(PORTAL + "?b=" + request.query("b").orElse("") + "&code="
                        + request.form().get("code")));
        site.get("/broken", request -> Response.error(500, "OUCH", "It hurts."));
        site.start();
    }

    @AfterEach
    void theBrokerStops() {
        site.close();
    }

    @Test
    void cookiesAreKeptAndRedirectsFollowed() {
        assertThat(visit("/auth")).isInstanceOfSatisfying(Visitor.Place.Page.class, page -> assertThat(page.html())
                .startsWith("<p>one</p>"));
    }

    @Test
    void theWayEndsWhereThePortalBegins() {
        assertThat(visitor.submit(visit("/auth"), Map.of("code", "1234")))
                .isEqualTo(new Visitor.Place.Portal(URI.create(PORTAL + "?b=2&code=1234")));
    }

    @Test
    void anErrorIsNeverMeasured() {
        assertThatThrownBy(() -> visit("/broken")).hasMessageContaining("500").hasMessageContaining("OUCH");
    }

    @Test
    void aFormIsOnlyFilledWhereAPageIs() {
        Visitor.Place portal = new Visitor.Place.Portal(URI.create(PORTAL));

        assertThatThrownBy(() -> visitor.submit(portal, Map.of())).hasMessageContaining("ended early");
    }

    private Visitor.Place visit(String path) {
        return visitor.visit(URI.create(address + path));
    }
}
