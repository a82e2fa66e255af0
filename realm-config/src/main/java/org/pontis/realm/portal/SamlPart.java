package org.pontis.realm.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a file that only portals of SAML have: written down, or read from the portal's metadata. */
final class SamlPart {

    private static final Map<String, String> SIGNATURES =
            Map.of("rsa-sha256", "RSA_SHA256", "rsa-sha512", "RSA_SHA512", "rsa-pss-sha256", "RSA_SHA256_MGF1");

    private final Section file;
    private final PortalFile.Reading reading;
    private final Flaws flaws;

    SamlPart(Section file, PortalFile.Reading reading, Flaws flaws) {
        this.file = file;
        this.reading = reading;
        this.flaws = flaws;
    }

    Optional<Saml> read(String entityId) {
        String signature = signature();
        return file.has("metadata") ? fromMetadata(entityId, signature) : written(signature);
    }

    private String signature() {
        Optional<Value> at = file.text("signature");
        at.filter(value -> !SIGNATURES.containsKey(value.text()))
                .ifPresent(value -> flaws.add(
                        value.text().contains("sha1") ? Code.ALGORITHM_WEAK : Code.UNKNOWN_VALUE,
                        value,
                        "Answers are signed with rsa-sha256, rsa-sha512 or rsa-pss-sha256."));
        return SIGNATURES.getOrDefault(at.map(Value::text).orElse("rsa-sha256"), "RSA_SHA256");
    }

    private Optional<Saml> written(String signature) {
        List<String> consumers = new ArrayList<>();
        if (!file.has("assertion-consumers")) {
            file.missing("assertion-consumers");
        }
        file.texts("assertion-consumers").forEach(at -> Address.check(at, flaws).ifPresent(consumers::add));
        Optional<Certificate> certificate =
                file.required("certificate").flatMap(at -> Certificate.read(at, reading.now(), flaws));
        Optional<Certificate> next =
                file.text("next-certificate").flatMap(at -> Certificate.read(at, reading.now(), flaws));
        Saml.Logout logout = logout();
        return certificate.map(
                found -> new Saml(consumers, found.base64(), next.map(Certificate::base64), signature, logout));
    }

    private Saml.Logout logout() {
        Optional<Section> section = file.section("logout");
        if (section.isEmpty()) {
            return new Saml.Logout(Optional.empty(), Optional.empty(), Optional.empty());
        }
        try (Section logout = section.get()) {
            return new Saml.Logout(
                    logout.text("post").flatMap(at -> Address.check(at, flaws)),
                    logout.text("redirect").flatMap(at -> Address.check(at, flaws)),
                    logout.text("soap").flatMap(at -> Address.check(at, flaws)));
        }
    }

    private Optional<Saml> fromMetadata(String entityId, String signature) {
        Optional<Section> section = file.section("metadata");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        try (Section metadata = section.get()) {
            return new SamlMetadata(reading, flaws).read(metadata, entityId, signature);
        }
    }
}
