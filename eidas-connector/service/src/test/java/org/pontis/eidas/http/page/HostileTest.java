package org.pontis.eidas.http.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileTest {

    private static final Locale SPANISH = Locale.of("es");
    private static final Pages PAGES = Pages.of(List.of("es", "en"));

    /** The page is the same tree, whatever the text is: no value makes an element or an attribute. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></head><body onload=alert(1)>",
                "</textarea><style>*{}</style>",
                "<!--",
                "]]><![CDATA[",
                "{0} {} '{'",
                "&lt;script&gt; &#60;b&#62; &amp",
                "a`b=c/d"
            })
    void noValueMakesAnElementOrAnAttribute(String text) {
        List<BiFunction<Pages, Locale, String>> hostile = Samples.all(text);
        List<BiFunction<Pages, Locale, String>> harmless = Samples.all("Hacienda");
        for (int i = 0; i < hostile.size(); i++) {
            assertThat(tree(hostile.get(i).apply(PAGES, SPANISH)))
                    .as("sample %d", i)
                    .isEqualTo(tree(harmless.get(i).apply(PAGES, SPANISH)));
        }
    }

    @Test
    void noPageHasInlineScriptStyleOrHandlerOrAnAddressThatRuns() {
        for (BiFunction<Pages, Locale, String> sample : Samples.all("javascript:alert(1)")) {
            Document page = Jsoup.parse(sample.apply(PAGES, SPANISH));

            assertThat(page.select("script"))
                    .allMatch(script -> script.attr("src").startsWith("/assets/")
                            && script.html().isEmpty());
            assertThat(page.select("style, base, iframe, object, embed")).isEmpty();
            assertThat(page.select("link[href], img[src]"))
                    .allMatch(element -> (element.attr("href") + element.attr("src")).startsWith("/assets/"));
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey)
                            .collect(Collectors.toSet()))
                    .noneMatch(name -> name.startsWith("on") || name.equals("style"));
        }
    }

    /** A name that turns the rest of the line around, or hides its end, is seen to do so. */
    @ParameterizedTest
    @ValueSource(
            ints = {0x202E, 0x202A, 0x2066, 0x2069, 0x200F, 0x061C, 0x200B, 0xFEFF, 0x2028, 0x00AD, 0xE0041, 0x0007})
    void whatIsInvisibleStandsThereByItsNumber(int character) {
        String text = "Banco " + Character.toString(character) + "Bueno";
        String page = PAGES.countries(Samples.countries(text), SPANISH);

        assertThat(Jsoup.parse(page).selectFirst(".whom").text())
                .contains(String.format("Banco [U+%04X]Bueno", character))
                .doesNotContain(Character.toString(character));
    }

    @Test
    void namesOfSomebodyElseKeepTheirDirectionInside() {
        Document page = Jsoup.parse(PAGES.countries(Samples.countries("بنك"), SPANISH));

        assertThat(page.select("bdi")).extracting(Element::text).contains("بنك");
    }

    @Test
    void whatGoesBackIsExactlyWhatCame() {
        String state = "a\"b<c>&amp;\u202E'";
        Document page = Jsoup.parse(PAGES.leaving(Samples.going(state), SPANISH));

        assertThat(page.selectFirst("input[name=RelayState]").val()).isEqualTo(state);
        assertThat(page.selectFirst("input[name=SAMLRequest]").val()).isEqualTo(state);
        assertThat(page.selectFirst("form").attr("action")).startsWith("https://ee.example/login?");
    }

    @Test
    void aTemplateTakesTextAndHtmlAndNothingElse() {
        assertThat(Html.of("<p>{}</p>", List.of(Html.of("<b>{}</b>", "<"), "&")).toString())
                .isEqualTo("<p><b>&lt;</b>\n&amp;</p>");
        assertThatThrownBy(() -> Html.of("{}", new StringBuilder("<b>"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", "more")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A page prints no person by accident: the values stand in its table only. */
    @Test
    void thePagesValuesAreShownOnceEach() {
        Identity ana = Samples.citizen("García");
        Person person = ana.person();
        Document page = Jsoup.parse(PAGES.consent(Samples.consent("e-Tax", ana), SPANISH));

        assertThat(page.select("tr[data-attribute]"))
                .hasSameSizeAs(person.values().keySet());
        assertThat(page.title()).doesNotContain("García");
    }

    private static List<String> tree(String html) {
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.tagName() + names(element))
                .toList();
    }

    private static Set<String> names(Element element) {
        return element.attributes().asList().stream().map(Attribute::getKey).collect(Collectors.toSet());
    }
}
