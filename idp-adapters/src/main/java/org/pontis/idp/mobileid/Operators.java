package org.pontis.idp.mobileid;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
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
record Operators(Map<Dialect, MobileOperator> all, Dialect usual) {

    /** How an operator speaks. */
    enum Dialect {
        REST,
        MSS;

        Settings of(Settings method) {
            return method.of(name().toLowerCase(Locale.ROOT));
        }
    }

    static boolean areThere(Settings settings) {
        return LineSettings.isThere(Dialect.REST.of(settings)) || LineSettings.isThere(Dialect.MSS.of(settings));
    }

    static Operators read(Settings settings) {
        Dialect usual = settings.choice("dialect", Dialect.REST);
        Map<Dialect, MobileOperator> all = new EnumMap<>(Dialect.class);
        if (areThere(settings)) {
            Signer signer = new Signer(CertificateCheck.of(MobileIdFactory.ID.value(), settings));
            for (Dialect dialect : Dialect.values()) {
                if (LineSettings.isThere(dialect.of(settings))) {
                    all.put(dialect, open(dialect, dialect.of(settings), signer));
                }
            }
            if (!all.containsKey(usual)) {
                if (settings.text("dialect").isPresent()) {
                    throw new InvalidSetting(settings.prefix() + "dialect names one that has no url.");
                }
                usual = all.keySet().iterator().next();
            }
        }
        return new Operators(all, usual);
    }

    private static MobileOperator open(Dialect dialect, Settings settings, Signer signer) {
        return switch (dialect) {
            case REST -> new MidRest(settings, signer);
            case MSS -> new MssRest(settings, signer);
        };
    }

    /** What a realm says, without looking whether there is such an operator. */
    static void check(Settings realm) {
        realm.of(MobileIdFactory.ID.value()).choice("dialect", Dialect.REST);
    }

    /** The operator of a realm; none if the realm names a dialect that no operator speaks. */
    Optional<MobileOperator> of(Settings realm) {
        return Optional.ofNullable(all.get(realm.of(MobileIdFactory.ID.value()).choice("dialect", usual)));
    }
}
