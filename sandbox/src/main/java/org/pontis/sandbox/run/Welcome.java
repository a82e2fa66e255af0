package org.pontis.sandbox.run;

import java.util.List;
import java.util.stream.Collectors;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.Addresses;

/** What a newcomer reads when everything runs: where to go and who one can be. */
final class Welcome {

    private static final String ROW = "  %-10s %-20s %-11s %-13s %s%n";

    private Welcome() {}

    static String text(Addresses addresses, Secrets secrets, List<TestCitizen> citizens, List<TestCitizen> abroad) {
        return """

                  start here      %s
                  OIDC portal     %s
                  SAML portal     %s
                  other country   %s
                  phones          %s/phones
                  broker          %s/realms/es
                  border          %s/   (es; other countries know it as %s)
                                  %s/   (ee; other countries know it as %s)
                  administration  %s/admin/   (user admin, password %s)

                """.formatted(
                                addresses.sandboxUrl(),
                                addresses.portalOidcUrl(),
                                addresses.portalSamlUrl(),
                                addresses.portalEeUrl(),
                                addresses.sandboxUrl(),
                                addresses.brokerUrl(),
                                addresses.border().esUrl(),
                                addresses.border().esAddress(),
                                addresses.border().eeUrl(),
                                addresses.border().eeAddress(),
                                addresses.brokerUrl(),
                                secrets.adminPassword())
                + ROW.formatted("citizen", "name", "contrast", "phone", "password")
                + citizens.stream().map(Welcome::row).collect(Collectors.joining())
                + "\n  SIMs for mobile ID: 00000001R, 00000004G (expired), 00000005M (two certificates), 00000007F, 00000008P;"
                + " PIN1 1234"
                + "\n  cards: 00000001R, 00000004G (revoked), 00000005M, 00000007F, 00000008P; file at /api/citizens/<citizen>/card.p12, expired with"
                + " ?variant=expired; PIN 1234\n\n"
                + "  citizens of the other country\n"
                + abroad.stream()
                        .map(citizen -> "  %s  %s%n".formatted(citizen.identifier(), citizen.what()))
                        .collect(Collectors.joining())
                + border(addresses);
    }

    private static String border(Addresses addresses) {
        return """

                  over the border: %s/login?acr=high, the tile for citizens of other countries, Estonia (Mobile-ID:
                  60001019906, 00000766, PIN1 1234); the other way %s/login?acr=high, Spain, Ana
                  the browser warns of https://localhost until it has %s/ca/root.cer as an authority for websites

                """.formatted(addresses.portalOidcUrl(), addresses.portalEeUrl(), addresses.sandboxUrl());
    }

    private static String row(TestCitizen citizen) {
        return ROW.formatted(
                citizen.identifier(),
                citizen.givenName() + " " + citizen.familyName(),
                citizen.contrast(),
                citizen.phone().orElse("-"),
                citizen.password().orElse("-"));
    }
}
