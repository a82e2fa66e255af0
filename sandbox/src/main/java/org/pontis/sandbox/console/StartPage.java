package org.pontis.sandbox.console;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** What a newcomer reads first. */
public final class StartPage {

    private final Addresses addresses;
    private final Html citizens;

    /** @param citizens the table of those one can be */
    public StartPage(Addresses addresses, Html citizens) {
        this.addresses = addresses;
        this.citizens = citizens;
    }

    public void addTo(Site site) {
        site.get("/", request -> response());
    }

    private Response response() {
        return Page.of("Start", Section.START, Html.join(welcome(), steps(), people(), places()))
                .response();
    }

    private static Html welcome() {
        return Html.of("""
                <h1>One citizen, one login, every portal</h1>
                <p class="lead">Pontis stands between a country&rsquo;s citizens and its public services. Citizens choose once how
                to prove who they are; every portal accepts it, and is told honestly how sure the proof was.</p>
                <p class="lead">Around it, this sandbox plays the rest of the world: portals, a mobile operator, the citizens
                and their phones. Nothing leaves your machine.</p>""");
    }

    private Html steps() {
        String oidc = addresses.portalOidcUrl();
        String saml = addresses.portalSamlUrl();
        return Html.of(
                """
                <h2 id="try">What to try</h2>
                <p>Ten minutes, in this order. Open each link in a new tab, so that this page stays.</p>
                <ol class="steps">
                {}{}{}{}{}{}{}{}{}{}
                </ol>""",
                step(
                        "Log in with your phone",
                        Html.of("""
                        <p>Open the tax portal and choose <strong>PIN by SMS</strong>. You are Ana: DNI <code class="mark">00000001R</code>,
                        document valid until <code class="mark">2031-12-31</code>. Read the code on her phone, and type it.</p>"""),
                        link(oidc + "/login", "Open the tax portal", true),
                        link("/phones/+34600000001", "Ana’s phone", false)),
                step("Go next door", Html.of("""
                        <p>Open the social security portal. You are already signed in there, although it speaks another protocol:
                        the first portal uses OpenID Connect, this one SAML.</p>"""), link(saml + "/login", "Open the social security portal", true)),
                step(
                        "Be asked for more",
                        Html.of("""
                        <p>Ask the same portal for the level <em>substantial</em>. Your phone has proven itself already, so only the
                        missing proof is asked for: Ana’s password,
                        <code class="mark">puente-romano-sobre-el-tajo</code>.</p>"""),
                        link(saml + "/login?acr=substantial", "Ask for substantial", true)),
                step(
                        "Sign with your SIM",
                        Html.of("""
                        <p>Ask for <em>high</em> and choose <strong>Mobile with a certificate</strong>: Ana’s number is
                        <code class="mark">600 000 001</code>. Her phone shows the code of the page; compare, and type PIN1,
                        <code class="mark">1234</code>, on the phone.</p>"""),
                        link(saml + "/login?acr=high", "Ask for high", true),
                        link("/phones/+34600000001", "Ana’s phone", false)),
                step(
                        "Show your card",
                        Html.of("""
                        <p>Ask for <em>high</em> in a private window and choose <strong>Identity card with a chip</strong>. Ana’s card is
                        a file: import it into the browser’s certificates, its password is <code class="mark">1234</code>. The browser
                        warns of the host that asks for cards until it has the root certificate as an authority for
                        websites.</p>"""),
                        link(oidc + "/login?acr=high", "Ask for high", true),
                        link("/api/citizens/00000001R/card.p12", "Ana’s card", false),
                        link("/ca/root.cer", "Root certificate", false)),
                step(
                        "Come from abroad",
                        Html.of("""
                        <p>Ask for <em>high</em> in a private window, choose <strong>another European country</strong>, then Estonia.
                        There you are Mary: <strong>Mobile-ID</strong>, <code class="mark">60001019906</code>,
                        <code class="mark">00000766</code>, PIN1 <code class="mark">1234</code>. Agree that her data leave, and look
                        at whom the portal sees. The browser warns of the address between the countries until it has the root
                        certificate as an authority for websites.</p>"""),
                        link(oidc + "/login?acr=high", "Ask for high", true),
                        link("/phones/+37200000766", "Mary’s phone", false),
                        link("/ca/root.cer", "Root certificate", false)),
                step(
                        "Log out once",
                        Html.of("<p>Log out at one portal, then look at the other: both have forgotten you.</p>"),
                        link(saml + "/logout", "Log out", true),
                        link(oidc + "/", "Look at the tax portal", false)),
                step(
                        "Be somebody else",
                        Html.of("""
                        <p>Log in as Bruno, who registered online only: DNI <code class="mark">00000002W</code>, password
                        <code class="mark">siete-tejados-bajo-la-lluvia</code>. He gets in at <em>low</em>; ask for more, and he is
                        told plainly why not.</p>"""),
                        link(oidc + "/login?acr=substantial", "Ask for substantial as Bruno", true),
                        link("/phones/+34600000002", "Bruno’s phone", false)),
                step(
                        "Become a citizen",
                        Html.of("""
                        <p>Fátima, DNI <code class="mark">00000006Y</code>, document valid until <code class="mark">2033-01-31</code>, is
                        in no broker yet. Register her online: box 505 of her tax declaration is
                        <code class="mark">1234,56</code>, her mobile is <code class="mark">600 000 006</code>. At the end choose a
                        password with the code that the page shows.</p>"""),
                        link(addresses.brokerUrl() + "/realms/es/pontis/registration", "Register", true),
                        link("/phones/+34600000006", "Fátima’s phone", false),
                        link("/registry", "What the registries know", false)),
                step("Break something", Html.of("""
                        <p>Take the SMS centre down, slow it down or let it lose messages. Log in again and see who is told
                        what.</p>"""), link("/faults", "Play a fault", true)));
    }

    private Html people() {
        return Html.of("""
                <h2 id="citizens">Whom you can be</h2>
                {}
                <p>Tried too often? <a href="/citizens">Let the broker forget its counters.</a></p>""", citizens);
    }

    private Html places() {
        return Html.of(
                """
                <h2 id="places">Where things are</h2>
                <ul class="grid">{}{}{}{}{}{}{}{}{}</ul>""",
                place(addresses.portalOidcUrl(), "Tax portal", "A portal over OpenID Connect."),
                place(addresses.portalSamlUrl(), "Social security portal", "A portal over SAML 2.0."),
                place(
                        addresses.portalEeUrl(),
                        "The other country’s portal",
                        "A portal of the realm ee, whose eleven citizens are the demo numbers of Mobile-ID: page Operator."),
                place(
                        addresses.border().esUrl(),
                        "The border of es",
                        "The eidas-connector: logins from abroad, and of our people there."),
                place(addresses.border().eeUrl(), "The border of ee", "The same of the other country."),
                place("/phones", "Phones", "Where codes arrive, and SIMs ask for a PIN."),
                place("/faults", "Faults", "What can go wrong outside."),
                place(
                        addresses.brokerUrl() + "/admin/master/console/#/es",
                        "Broker administration",
                        "Keycloak’s console for the realm es. The launcher printed the administrator’s password."),
                place(
                        addresses.brokerUrl() + "/realms/es/pontis/health",
                        "Broker health",
                        "Whether the level gate, the SMS centre and the mobile operator are in order, as JSON."));
    }

    private static Html step(String title, Html text, Html... links) {
        return Html.of(
                "<li class=\"card\"><h3>{}</h3>{}<div class=\"row\">{}</div></li>", title, text, Html.join(links));
    }

    private static Html link(String to, String label, boolean primary) {
        return Html.of("<a class=\"button{}\" href=\"{}\">{}</a>", primary ? " primary" : "", to, label);
    }

    private static Html place(String to, String name, String what) {
        return Html.of("<li class=\"card\"><h3><a href=\"{}\">{}</a></h3><p>{}</p></li>", to, name, what);
    }
}
