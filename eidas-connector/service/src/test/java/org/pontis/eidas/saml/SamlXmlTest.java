package org.pontis.eidas.saml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.saml.Rejected.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class SamlXmlTest {

    @Test
    void aPlainDocumentIsRead() throws Rejected {
        assertThat(parse("<a><b>ñ</b></a>").getDocumentElement().getTextContent())
                .isEqualTo("ñ");
    }

    @Test
    void exactlyTheLimitIsRead() throws Rejected {
        assertThat(parse("<a>" + "x".repeat(SamlXml.MAX_BYTES - 7) + "</a>")
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("a");
    }

    @Test
    void oneByteMoreIsTooLarge() {
        assertRejected(Reason.TOO_LARGE, () -> parse("<a>" + "x".repeat(SamlXml.MAX_BYTES - 6) + "</a>"));
    }

    @Test
    void anyDocumentTypeIsRejected() {
        malformed("<!DOCTYPE a><a/>");
        malformed("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
        malformed("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>");
        malformed("<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]><a/>");
    }

    @Test
    void noFileIsReadThroughAnEntity(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        malformed("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>");
    }

    @Test
    void entitiesDoNotMultiply() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        malformed(laughs.append("]><a>&l11;</a>").toString());
    }

    @Test
    void threeThousandLevelsAreTooDeep() {
        malformed("<a>".repeat(3_000) + "</a>".repeat(3_000));
    }

    @Test
    void sixtyLevelsAreNot() throws Rejected {
        assertThat(parse("<a>".repeat(60) + "</a>".repeat(60))).isNotNull();
    }

    @Test
    void aHundredAndOneAttributesAreTooMany() {
        StringBuilder element = new StringBuilder("<a");
        for (int i = 0; i < 101; i++) {
            element.append(" b").append(i).append("=''");
        }
        malformed(element.append("/>").toString());
    }

    @Test
    void aVeryLongNameIsRejected() {
        malformed("<" + "a".repeat(1_001) + "/>");
    }

    @Test
    void onlyUtf8IsRead() {
        String latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>ñ</a>";
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse(latin.getBytes(StandardCharsets.ISO_8859_1)));
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse(latin.getBytes(StandardCharsets.UTF_8)));
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse("<a>ñ</a>".getBytes(StandardCharsets.ISO_8859_1)));
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0x80, '<'}));
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse("<a/>".getBytes(StandardCharsets.UTF_16)));
        assertRejected(Reason.MALFORMED, () -> SamlXml.parse("<a/>".getBytes(StandardCharsets.UTF_16LE)));
        assertRejected(Reason.MALFORMED, () -> SamlXml.parse("+ADw-a/+AD4-".getBytes(StandardCharsets.US_ASCII)));
        assertRejected(Reason.NOT_UTF8, () -> SamlXml.parse("<a/>".getBytes(Charset.forName("IBM500"))));
    }

    @Test
    void onlyXmlOneDotZeroIsRead() {
        malformed("<?xml version=\"1.1\"?><a/>");
        malformed("<a>\u0000</a>");
        malformed("<a>&#0;</a>");
        malformed("<b:a/>");
        malformed("\uFEFF<a/>");
        malformed("<a/>trailing");
        malformed("");
    }

    @Test
    void nothingOfOneDocumentIsKnownToTheNext() throws Rejected {
        parse("<?xml version=\"1.0\" encoding=\"UTF-8\"?><b:a xmlns:b=\"urn:b\" xml:lang=\"es\"/>");
        malformed("<b:a/>");
        malformed("<?xml version=\"1.1\"?><a>&#1;</a>");
        malformed("<a>&#1;</a>");
        malformed("<a><b>");
        org.w3c.dom.Document next = parse("<a/>");
        assertThat(next.getXmlEncoding()).isNull();
        assertThat(next.getXmlVersion()).isEqualTo("1.0");
        assertThat(next.getDocumentElement().getAttributes().getLength()).isZero();
    }

    @Test
    void limitsAreForOneDocumentAndNotForAllTogether() throws Rejected {
        String full = "<a>".repeat(60) + "x".repeat(100_000) + "</a>".repeat(60);
        for (int i = 0; i < 200; i++) {
            assertThat(parse(full).getDocumentElement().getTextContent()).hasSize(100_000);
        }
        malformed("<a>".repeat(61) + "</a>".repeat(61));
    }

    private static void malformed(String xml) {
        assertRejected(Reason.MALFORMED, () -> parse(xml));
    }

    private static org.w3c.dom.Document parse(String xml) throws Rejected {
        return SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
