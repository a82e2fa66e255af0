package org.pontis.eidas.saml;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Forge.Recipe;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class BindingsTest {

    private static final TestKey PEER = TestKey.rsa(2_048);
    private static final SigningKey KEY = PEER.with(Forge.RSA_SHA256);
    private static final PinnedKeys PINNED = PEER.pinned(SignaturePolicy.NATIONAL);
    private static final String XML = Forge.text(Forge.response());

    @Test
    void aPostedMessageIsReadInOneLineOrMany() throws Rejected {
        String field = PostBinding.encode(Forge.text(Forge.signed(Recipe.good(PEER))));
        String lines = field.replaceAll("(.{76})", "$1\r\n");
        assertThat(PostBinding.read(field, Response.class).verify(PINNED)).isNotNull();
        assertThat(PostBinding.read(lines, Response.class).verify(PINNED)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s!", "%s\u00a0", " %s", "%s====", "-_-%s"})
    void aPostedMessageIsStrictBase64(String template) {
        assertRejected(
                Reason.BAD_ENCODING,
                () -> PostBinding.read(template.formatted(PostBinding.encode(XML)), Response.class));
    }

    @Test
    void aHugePostedMessageIsNotEvenDecoded() {
        assertRejected(Reason.TOO_LARGE, () -> PostBinding.read("A".repeat(200_000), Response.class));
    }

    @Test
    void aRedirectedMessageIsVerifiedByItsQuery() throws Rejected {
        assertThat(read(query()).verify(PINNED).content().getID()).isEqualTo("_response");
    }

    @Test
    void everySignedParameterCounts() {
        String query = query();
        for (String changed : new String[] {
            query.replace("RelayState=state", "RelayState=other"),
            query.replace("RelayState=state&", ""),
            query.replace("rsa-sha256", "rsa-sha512"),
            query.replace("%2F", "%2f"),
        }) {
            assertThat(changed).isNotEqualTo(query);
            assertRejected(Reason.INVALID_SIGNATURE, () -> read(changed).verify(PINNED));
        }
    }

    @Test
    void aRedirectedMessageNeedsItsSignature() {
        String query = query();
        String without = query.substring(0, query.indexOf("&Signature="));
        assertRejected(Reason.NOT_SIGNED, () -> read(without));
        assertRejected(Reason.NOT_SIGNED, () -> read("RelayState=state"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&RelayState=other",
                "&SAMLResponse=",
                "&SAMLRequest=x",
                "&Signature=x",
                "&lang=es",
                "&SAML%52esponse=x"
            })
    void aParameterTooManyIsRejected(String more) {
        assertRejected(Reason.BAD_ENCODING, () -> read(query() + more));
    }

    @Test
    void aShaOneQueryIsRejected() {
        SigningKey weak = PEER.with("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        String url = RedirectBinding.url("http://portal/acs", "SAMLResponse", XML, "", weak);
        assertRejected(Reason.ALGORITHM_NOT_ALLOWED, () -> read(URI.create(url).getRawQuery())
                .verify(PINNED));
    }

    @Test
    void aRedirectedMessageCarriesNoSecondSignature() {
        String signed = Forge.text(Forge.signed(Recipe.good(PEER)));
        String url = RedirectBinding.url("http://portal/acs", "SAMLResponse", signed, "", KEY);
        assertRejected(
                Reason.NOT_SIGNED, () -> read(URI.create(url).getRawQuery()).verify(PINNED));
    }

    @Test
    void aDeflateBombStopsAtTheLimit() throws Exception {
        assertRejected(Reason.TOO_LARGE, () -> read(unsigned(deflate("<a>" + " ".repeat(50_000_000) + "</a>"))));
    }

    @Test
    void aBrokenDeflateStreamIsRejected() throws Exception {
        byte[] whole = deflate(XML);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 20);
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
        assertRejected(Reason.BAD_ENCODING, () -> read(unsigned(cut)));
        assertRejected(Reason.BAD_ENCODING, () -> read(unsigned(longer)));
        assertRejected(Reason.BAD_ENCODING, () -> read(unsigned(XML.getBytes(UTF_8))));
        assertRejected(Reason.BAD_ENCODING, () -> read(unsigned(new byte[0])));
    }

    @Test
    void aMessageInASoapBodyIsVerifiedInPlace() throws Rejected {
        Document document = Forge.signed(Recipe.good(PEER));
        byte[] envelope = SoapEnvelope.around(Forge.text(document)).getBytes(UTF_8);
        assertThat(UnverifiedMessage.readSoap(envelope, Response.class)
                        .verify(PINNED)
                        .content()
                        .getID())
                .isEqualTo("_response");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'/>",
                "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Body/></S:Envelope>",
                "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Body><a/><b/></S:Body></S:Envelope>",
                "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Body><a/></S:Body><S:Body><b/></S:Body></S:Envelope>",
                "<S:Envelope xmlns:S='http://www.w3.org/2003/05/soap-envelope'><S:Body><a/></S:Body></S:Envelope>",
            })
    void anythingButOneMessageInOneBodyIsRejected(String envelope) {
        assertRejected(
                Reason.UNEXPECTED_MESSAGE,
                () -> UnverifiedMessage.readSoap(envelope.getBytes(UTF_8), LogoutRequest.class));
    }

    @Test
    void anAssertionInTheSoapHeaderIsRejected() {
        String envelope = SoapEnvelope.around(Forge.text(Forge.signed(Recipe.good(PEER))))
                .replace("<S:Body>", "<S:Header>" + SAML_ASSERTION + "</S:Header><S:Body>");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> UnverifiedMessage.readSoap(envelope.getBytes(UTF_8), Response.class));
    }

    private static final String SAML_ASSERTION = "<a:Assertion xmlns:a='" + Forge.SAML + "'/>";

    private static String query() {
        return URI.create(RedirectBinding.url("http://portal/acs", "SAMLResponse", XML, "state", KEY))
                .getRawQuery();
    }

    private static UnverifiedMessage<Response> read(String query) throws Rejected {
        return RedirectBinding.read(query, "SAMLResponse", Response.class);
    }

    private static String unsigned(byte[] deflated) {
        String value = URLEncoder.encode(Base64.getEncoder().encodeToString(deflated), UTF_8);
        return "SAMLResponse=" + value + "&SigAlg=x&Signature=AAAA";
    }

    private static byte[] deflate(String xml) throws Exception {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            stream.write(xml.getBytes(UTF_8));
        }
        return deflated.toByteArray();
    }
}
