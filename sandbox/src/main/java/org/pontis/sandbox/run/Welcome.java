package org.pontis.sandbox.run;

import org.pontis.sandbox.Addresses;

/** What a newcomer reads when everything runs: where to go, who one can be. */
final class Welcome {

    private Welcome() {}

    static String text(Addresses addresses, Secrets secrets) {
        return """

                  Start here       %s
                  OIDC portal      %s
                  SAML portal      %s
                  Phones           %s/phones
                  Broker           %s/realms/es/
                  Administration   %s/admin/   user admin, password %s

                """.formatted(
                        addresses.sandboxUrl(),
                        addresses.portalOidcUrl(),
                        addresses.portalSamlUrl(),
                        addresses.sandboxUrl(),
                        addresses.brokerUrl(),
                        addresses.brokerUrl(),
                        secrets.adminPassword());
    }
}
