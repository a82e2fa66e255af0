package org.pontis.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PagesTest {

    private static final String EVIL = "\"><script>alert('{}')</script>";

    private static final Visitor.SignedIn PERSON =
            new Visitor.SignedIn("s", "low", List.of("sms"), "sms-pin", Map.of("a", "b"));

    private final Pages pages = new Pages(new Brand(
            "Agencia Tributaria (demo)",
            "es",
            "OpenID Connect",
            Brand.Accent.BLUE,
            Optional.of(new Brand.Neighbour("Seguridad Social (demo)", "http://localhost:8092")),
            "http://localhost:8090",
            List.of("http://localhost:8080")));

    @Test
    void everyPageHasLanguageTitleLandmarksAndOneHeading() {
        for (Response page : all()) {
            Document html = parse(page);
            assertThat(html.select("html[lang=en]")).hasSize(1);
            assertThat(html.title()).endsWith("Agencia Tributaria (demo)");
            assertThat(html.select("body > header, body > main, body > footer")).hasSize(3);
            assertThat(html.select("h1")).hasSize(1);
            assertThat(html.select("a.skip[href=#main]")).hasSize(1);
            assertThat(html.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void noPageHasAnInlineScriptOrStyleAndOnlyOneAboutSomebodyHasAnyScript() {
        for (Response page : all()) {
            assertThat(parse(page).select("script:not([src]), style, [style], [onclick]"))
                    .isEmpty();
            assertThat(parse(page).select("script").eachAttr("src"))
                    .isEqualTo(parse(page).select("table").isEmpty() ? List.of() : List.of("/fresh.js"));
            assertThat(header(page, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void thereIsAButtonForEachLevel() {
        assertThat(parse(pages.home()).select("form[action=/login] button[type=submit]"))
                .hasSize(4);
        assertThat(parse(pages.home()).select("input[name=acr]").eachAttr("value"))
                .containsExactly("low", "substantial", "high");
    }

    @Test
    void whateverCameFromOutsideIsText() {
        Document html = parse(pages.pageOf(new Visitor.SignedIn(EVIL, EVIL, List.of(EVIL), EVIL, Map.of(EVIL, EVIL))));
        assertThat(html.select("script:not([src])")).isEmpty();
        assertThat(html.select("tbody td").text()).isEqualTo(EVIL);

        Element alert = parse(pages.pageOf(new Visitor.Refused(EVIL, EVIL))).selectFirst("[role=alert]");
        assertThat(alert.attr("data-problem")).isEqualTo(EVIL);
    }

    @Test
    void aRefusalStandsBesideWhatStillWorks() {
        Document html = parse(pages.pageOf(new Visitor.Refused("access_denied", "Because.").beside(PERSON.person())));

        assertThat(html.select("[role=alert][data-problem=access_denied]").text())
                .contains("access_denied", "Because.");
        assertThat(html.select(".badge strong").text()).isEqualTo("Low assurance");
        assertThat(html.select("form[action=/logout] button")).hasSize(1);
    }

    @Test
    void theLevelIsSaidInWords() {
        Document html = parse(pages.pageOf(
                new Visitor.SignedIn("s", "http://eidas.europa.eu/LoA/substantial", List.of(), "", Map.of())));

        assertThat(html.select(".badge strong").text()).isEqualTo("Substantial assurance");
    }

    @Test
    void whoActsForAnOrganisationReadsBothIdentities() {
        Document html = parse(pages.pageOf(new Visitor.SignedIn(
                "s",
                "high",
                List.of(),
                "mobile-id",
                Map.of(
                        "person_identifier",
                        "00000005M",
                        "represented",
                        Map.of("identifier", "VATES-B00000000", "name", "Puentes del Tajo SL")))));

        assertThat(html.select("tbody td").eachText())
                .containsExactly("00000005M", "Puentes del Tajo SL (VATES-B00000000)");
        assertThat(html.select("tbody th").eachText())
                .containsExactly("Identity number person_identifier", "Acting for represented");
    }

    @Test
    void aTemplateWithTheWrongNumberOfValuesIsAMistake() {
        assertThatThrownBy(() -> Html.of("{} {}", "one")).isInstanceOf(IllegalStateException.class);
    }

    private List<Response> all() {
        return List.of(
                pages.home(),
                pages.pageOf(new Visitor.Stranger()),
                pages.pageOf(PERSON),
                pages.pageOf(new Visitor.Refused("access_denied", "")),
                pages.pageOf(new Visitor.Refused("access_denied", "").beside(PERSON.person())),
                pages.problem(400, "unknown_login", "A sentence."));
    }

    private static Document parse(Response page) {
        return Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8));
    }

    private static String header(Response page, String name) {
        return page.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
