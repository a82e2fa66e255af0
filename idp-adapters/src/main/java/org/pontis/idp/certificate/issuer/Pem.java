package org.pontis.idp.certificate.issuer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

/** Certificates in files beside a profile, PEM or DER, one or several in each. */
final class Pem {

    private Pem() {}

    static List<ParsedCertificate> read(ProfileText text, String key) {
        Settings profile = text.settings();
        List<ParsedCertificate> certificates = new ArrayList<>();
        for (String name : Words.set(profile, key)) {
            certificates.addAll(
                    file(profile.prefix() + key + ": " + name, text.file().resolveSibling(name)));
        }
        return List.copyOf(certificates);
    }

    private static List<ParsedCertificate> file(String what, Path file) {
        List<ParsedCertificate> certificates = new ArrayList<>();
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                certificates.add(ParsedCertificate.of((X509Certificate) certificate));
            }
        } catch (IOException missing) {
            throw new InvalidSetting(what + " cannot be read.");
        } catch (CertificateException | Unreadable not) {
            throw new InvalidSetting(what + " holds something that is not a certificate. " + not.getMessage());
        }
        if (certificates.isEmpty()) {
            throw new InvalidSetting(what + " holds no certificate.");
        }
        return certificates;
    }
}
