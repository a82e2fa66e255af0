package org.pontis.sandbox.e2e.truth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.FreshKey;
import org.pontis.sandbox.e2e.Page;

/** Three SAML portals that differ in the level they are registered for. Their requests are signed, by redirect. */
final class SamlClient implements Client {

    private static final String HOME = "http://localhost:1/truth/saml";
    private static final String REQUEST = """
            <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s" \
            Destination="%s" AssertionConsumerServiceURL="%s"%s \
            ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">\
            <saml:Issuer>%s</saml:Issuer>%s%s</samlp:AuthnRequest>""";

    private final String endpoint;
    private final SigningKey key;

    SamlClient(String broker, Admin admin) {
        this.endpoint = broker + "/realms/es/protocol/saml";
        this.key = FreshKey.rsa();
        for (Registered registered : Registered.values()) {
            Map<String, String> attributes = new HashMap<>(Map.of(
                    "minimum.acr.value",
                    registered.minimum().uri(),
                    "pontis.levels.allowed",
                    registered.allowed(),
                    "saml_assertion_consumer_url_post",
                    HOME,
                    "saml.client.signature",
                    "true",
                    "saml.signing.certificate",
                    FreshKey.certificate(key),
                    "saml.server.signature",
                    "true",
                    "saml.signature.algorithm",
                    "RSA_SHA256",
                    "saml.authnstatement",
                    "true"));
            admin.post(
                    "es/clients",
                    Map.of(
                            "clientId",
                            id(registered),
                            "protocol",
                            "saml",
                            "redirectUris",
                            new String[] {HOME},
                            "attributes",
                            attributes,
                            "defaultClientScopes",
                            new String[] {"assurance-saml"}));
        }
    }

    private static String id(Registered registered) {
        return "urn:truth:saml:" + registered.word();
    }

    /** Nothing of it stays in the realm. */
    void leave(Admin admin) {
        for (Registered registered : Registered.values()) {
            String query = "es/clients?clientId=" + id(registered);
            admin.delete("es/clients/" + admin.get(query).get(0).path("id").asText());
        }
    }

    @Override
    public String home() {
        return HOME;
    }

    @Override
    public String url(Row row) {
        Wanted.Saml wanted = (Wanted.Saml) row.wanted();
        String flags =
                switch (row.demand()) {
                    case NEW_LOGIN -> " ForceAuthn=\"true\"";
                    case NO_PAGES -> " IsPassive=\"true\"";
                    case NO_PAGES_BUT_LOGIN -> " IsPassive=\"true\" ForceAuthn=\"true\"";
                    default -> "";
                };
        String xml = REQUEST.formatted(
                "_" + UUID.randomUUID(),
                Instant.now(),
                endpoint,
                HOME,
                flags,
                id(wanted.registered()),
                wanted.comparison().map(how -> context(how, wanted.classes())).orElse(""),
                row.way().hint().map(SamlClient::scoping).orElse(""));
        return RedirectBinding.url(endpoint, "SAMLRequest", xml, "truth", key);
    }

    private static String context(Wanted.Saml.Comparison comparison, List<String> classes) {
        return "<samlp:RequestedAuthnContext Comparison=\"%s\">%s</samlp:RequestedAuthnContext>"
                .formatted(
                        comparison.word(),
                        classes.isEmpty()
                                ? "<saml:AuthnContextDeclRef>urn:example:decl</saml:AuthnContextDeclRef>"
                                : classes.stream()
                                        .map("<saml:AuthnContextClassRef>%s</saml:AuthnContextClassRef>"::formatted)
                                        .collect(Collectors.joining()));
    }

    private static String scoping(String method) {
        return "<samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID=\"urn:pontis:method:%s\"/></samlp:IDPList></samlp:Scoping>"
                .formatted(method);
    }

    @Override
    public Answer answer(Page last) {
        byte[] message = Base64.getMimeDecoder().decode(last.hidden().get("SAMLResponse"));
        Document response = Jsoup.parse(new String(message, StandardCharsets.UTF_8), "", Parser.xmlParser());
        List<String> status = response.getElementsByTag("samlp:StatusCode").eachAttr("Value").stream()
                .map(code -> code.substring(code.lastIndexOf(':') + 1))
                .toList();
        if (!status.equals(List.of("Success"))) {
            return new Answer.Refused(String.join("/", status));
        }
        return new Answer.Granted(
                response.getElementsByTag("saml:AuthnContextClassRef").text(),
                attribute(response, "login_method"),
                attribute(response, "amr"),
                Instant.parse(response.getElementsByTag("saml:AuthnStatement").attr("AuthnInstant"))
                        .getEpochSecond());
    }

    private static String attribute(Document response, String name) {
        return response.getElementsByAttributeValue("Name", "urn:pontis:attributes:" + name).stream()
                .flatMap(attribute -> attribute.children().stream())
                .map(value -> value.text())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
