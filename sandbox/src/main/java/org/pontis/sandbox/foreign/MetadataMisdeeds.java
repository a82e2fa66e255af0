package org.pontis.sandbox.foreign;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.sandbox.ca.Keys;

import static org.pontis.sandbox.foreign.Misdeed.in;
import static org.pontis.sandbox.foreign.Misdeed.says;

/** What can be wrong with metadata. */
final class MetadataMisdeeds {

    private static final String ROOT = "EntityDescriptor";
    private static final String UNTIL = "validUntil";

    private MetadataMisdeeds() {}

    static List<Misdeed> all() {
        return List.of(
                says("eidas-metadata-expired", "The metadata ended an hour ago.", document -> Xml.first(document, ROOT)
                        .setAttribute(UNTIL, Misdeeds.ago(Duration.ofHours(1)))),
                says("eidas-metadata-endless", "The metadata never ends.", Edit.unset(ROOT, UNTIL)),
                says(
                        "eidas-metadata-rolled-back",
                        "The metadata is older than what was there before, and still valid.",
                        document -> Xml.first(document, ROOT).setAttribute(UNTIL, Misdeeds.ago(Duration.ofHours(-1)))),
                in(
                        "eidas-metadata-changed-keys",
                        "The metadata has another signing key.",
                        (recipe, scene) ->
                                recipe.content(certificate(scene.keys().stranger()))),
                says(
                        "eidas-metadata-wrong-country",
                        "The metadata is of a third country.",
                        Edit.text("NodeCountry", "LV")),
                says(
                        "eidas-metadata-wrong-entity",
                        "The metadata is of another node.",
                        Edit.set(ROOT, "entityID", "https://elsewhere.example/")),
                Misdeed.of("eidas-metadata-unsigned", "The metadata is not signed.", Recipe::unsigned),
                in(
                        "eidas-metadata-stranger",
                        "The metadata is signed by a stranger.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().stranger()))),
                in(
                        "eidas-metadata-stranger-with-right-certificate",
                        "The metadata is signed by a stranger, who shows the right certificate.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().stranger())
                                .showing(scene.keys().metadata().certificate()))),
                in(
                        "eidas-metadata-signing-key",
                        "The metadata is signed with the key for messages.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().signing()))),
                in(
                        "eidas-metadata-sha1",
                        "The metadata is signed over SHA-1.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().metadata())
                                .algorithm("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"))),
                Misdeed.of(
                        "eidas-metadata-changed",
                        "The metadata was changed after it was signed.",
                        recipe -> recipe.letter(xml ->
                                xml.replace("/service/request", "/thief").replace("/connector/response", "/thief"))),
                in(
                        "eidas-metadata-weak-key",
                        "The metadata has a short signing key.",
                        (recipe, scene) ->
                                recipe.content(certificate(CountryKeys.certified(Keys.rsa(2_048), "CN=short")))),
                says(
                        "eidas-metadata-swapped-keys",
                        "The keys for signing and encryption are swapped.",
                        Edit.set("KeyDescriptor", "use", "encryption")
                                .and(document -> Xml.all(document.getDocumentElement()).stream()
                                        .filter(element ->
                                                element.getLocalName().equals("KeyDescriptor"))
                                        .skip(1)
                                        .findFirst()
                                        .orElseThrow()
                                        .setAttribute("use", "signing"))));
    }

    private static Edit certificate(CertifiedKey key) {
        return document -> {
            try {
                Xml.first(document, "X509Certificate")
                        .setTextContent(Base64.getEncoder()
                                .encodeToString(key.certificate().getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
