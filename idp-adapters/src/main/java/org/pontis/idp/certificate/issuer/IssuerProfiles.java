package org.pontis.idp.certificate.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.revocation.Rules;
import org.pontis.idp.certificate.x509.Curve;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * The profiles of a folder.
 *
 * @param profiles in the order of their names
 */
public record IssuerProfiles(List<IssuerProfile> profiles) {

    private static final String SUFFIX = ".properties";

    public IssuerProfiles {
        profiles = List.copyOf(profiles);
    }

    /**
     * Reads every {@code .properties} file of a folder as a profile.
     *
     * @throws InvalidSetting saying what is wrong with which file
     */
    public static IssuerProfiles in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new IssuerProfiles(files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(IssuerProfiles::profile)
                    .toList());
        } catch (IOException missing) {
            throw new InvalidSetting("The folder of issuer profiles, " + folder + ", cannot be read.");
        }
    }

    /**
     * The profiles made for a login method, in the folder its setting {@code issuers} names.
     *
     * @throws InvalidSetting if there is none, or two would take the same certificate
     */
    public static TrustedIssuers of(MethodId method, Settings settings) {
        TrustedIssuers issuers = in(Path.of(settings.required("issuers"))).of(method);
        if (issuers.isEmpty()) {
            throw new InvalidSetting(
                    settings.prefix() + "issuers names a folder without a profile for " + method + ".");
        }
        return issuers;
    }

    /** Those made for a login method. */
    public TrustedIssuers of(MethodId method) {
        return TrustedIssuers.of(profiles.stream()
                .filter(profile -> profile.methods().contains(method))
                .toList());
    }

    private static IssuerProfile profile(Path file) {
        ProfileText text = ProfileText.read(file);
        Settings settings = text.settings();
        String name = file.getFileName().toString();
        Set<Curve> curves = new HashSet<>(Words.set(settings, "curves", Curve::named));
        settings.required("issuers");
        settings.required("methods");
        List<ParsedCertificate> authorities = Pem.read(text, "authorities");
        return new IssuerProfile(
                name.substring(0, name.length() - SUFFIX.length()),
                Words.set(settings, "methods", IssuerProfiles::method),
                Pem.read(text, "issuers").stream()
                        .map(issuer -> PinnedIssuer.of(settings.prefix(), issuer, authorities))
                        .toList(),
                PolicyRule.from(settings),
                UsageRule.from(settings),
                curves.isEmpty() ? Curve.NIST : Set.copyOf(curves),
                HolderRule.from(settings),
                settings.choice("organisations", Organisations.REFUSED) == Organisations.ALLOWED,
                settings.choice("level", LevelOfAssurance.SUBSTANTIAL),
                Rules.from(settings, Pem.read(text, "ocsp-responders")));
    }

    private static Optional<MethodId> method(String word) {
        try {
            return Optional.of(new MethodId(word));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private enum Organisations {
        ALLOWED,
        REFUSED
    }
}
