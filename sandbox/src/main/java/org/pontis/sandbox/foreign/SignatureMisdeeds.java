package org.pontis.sandbox.foreign;

import java.util.List;

import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;

import org.pontis.sandbox.ca.Keys;

import static org.pontis.sandbox.foreign.Misdeed.in;

/** What can be wrong with the signature of a message. */
final class SignatureMisdeeds {

    private static final String DSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private SignatureMisdeeds() {}

    static List<Misdeed> all(String message) {
        String name = "eidas-" + message + "-";
        String the = "The " + message + " ";
        return List.of(
                Misdeed.of(name + "unsigned", the + "is not signed.", Recipe::unsigned),
                Misdeed.of(
                        name + "changed",
                        the + "was changed after it was signed.",
                        recipe -> recipe.letter(
                                xml -> xml.replaceFirst("IssueInstant=\"20(\\d)(\\d)", "IssueInstant=\"20$2$1"))),
                in(
                        name + "stranger",
                        the + "is signed by a stranger.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().stranger()))),
                in(
                        name + "stranger-with-right-certificate",
                        the + "is signed by a stranger, who shows the right certificate.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().stranger())
                                .showing(scene.keys().signing().certificate()))),
                in(
                        name + "encryption-key",
                        the + "is signed with the key for encryption.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().encryption()))),
                in(
                        name + "metadata-key",
                        the + "is signed with the key that signs metadata.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().metadata()))),
                in(
                        name + "sha1",
                        the + "is signed over SHA-1.",
                        (recipe, scene) ->
                                recipe.pen(Pen.of(scene.keys().signing()).algorithm(DSIG_MORE + "ecdsa-sha1"))),
                in(
                        name + "sha1-digest",
                        the + "is digested by SHA-1.",
                        (recipe, scene) ->
                                recipe.pen(Pen.of(scene.keys().signing()).digest(Xml.DS + "sha1"))),
                in(
                        name + "hmac",
                        the + "is signed with the public key as a secret.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().signing())
                                .key(new SecretKeySpec(
                                        scene.keys()
                                                .signing()
                                                .certificate()
                                                .getPublicKey()
                                                .getEncoded(),
                                        "HmacSHA256"))
                                .algorithm(DSIG_MORE + "hmac-sha256"))),
                in(
                        name + "weak-key",
                        the + "is signed with a short RSA key.",
                        (recipe, scene) -> recipe.pen(Pen.of(CountryKeys.certified(Keys.rsa(2_048), "CN=short")))),
                in(
                        name + "inclusive",
                        the + "is signed over its inclusive canonical form.",
                        (recipe, scene) -> recipe.pen(Pen.of(scene.keys().signing())
                                .transforms(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE))),
                in(
                        name + "whole-document",
                        the + "is signed as whatever stands around the signature.",
                        (recipe, scene) ->
                                recipe.pen(Pen.of(scene.keys().signing()).references(""))));
    }
}
