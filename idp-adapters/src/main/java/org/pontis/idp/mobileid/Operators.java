package org.pontis.idp.mobileid;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Meters;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.mobileid.line.LineSettings;
import org.pontis.idp.mobileid.mss.MssRest;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.Signer;
import org.pontis.idp.mobileid.rest.MidRest;

/**
 * The operators that are configured, one for each dialect at most. A realm says which is its own.
 *
 * @param usual for realms that do not say
 */
record Operators(Map<Dialect, WatchedOperator> all, Dialect usual) {

    private static final String DIALECT = "dialect";

    /** How an operator speaks. */
    enum Dialect {
        REST,
        MSS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Settings of(Settings method) {
            return method.of(word());
        }
    }

    static boolean areThere(Settings settings) {
        return LineSettings.isThere(Dialect.REST.of(settings)) || LineSettings.isThere(Dialect.MSS.of(settings));
    }

    /** Whether a realm's own is among them. */
    static boolean isThere(Settings settings, Settings realm) {
        return LineSettings.isThere(realm.choice(DIALECT, usual(settings)).of(settings));
    }

    static Operators read(Settings settings, Meters meters) {
        Dialect usual = usual(settings);
        Map<Dialect, WatchedOperator> all = new EnumMap<>(Dialect.class);
        if (areThere(settings)) {
            Signer signer = new Signer(CertificateCheck.of(MobileIdFactory.ID, settings, meters));
            for (Dialect dialect : Dialect.values()) {
                if (LineSettings.isThere(dialect.of(settings))) {
                    all.put(
                            dialect,
                            new WatchedOperator(open(dialect, dialect.of(settings), signer), dialect.word(), meters));
                }
            }
        }
        return new Operators(all, usual);
    }

    /** What the server says, or the only one there is. */
    private static Dialect usual(Settings settings) {
        Dialect said = settings.choice(DIALECT, Dialect.REST);
        if (!areThere(settings) || LineSettings.isThere(said.of(settings))) {
            return said;
        }
        if (settings.text(DIALECT).isPresent()) {
            throw new InvalidSetting(settings.prefix() + DIALECT + " names one that has no url.");
        }
        return said == Dialect.REST ? Dialect.MSS : Dialect.REST;
    }

    private static MobileOperator open(Dialect dialect, Settings settings, Signer signer) {
        return switch (dialect) {
            case REST -> new MidRest(settings, signer);
            case MSS -> new MssRest(settings, signer);
        };
    }

    /** What a realm says, without looking whether there is such an operator. */
    static void check(Settings realm) {
        realm.choice(DIALECT, Dialect.REST);
    }

    /** The operator of a realm; none if the realm names a dialect that no operator speaks. */
    Optional<WatchedOperator> of(Settings realm) {
        return Optional.ofNullable(all.get(realm.choice(DIALECT, usual)));
    }
}
