package org.pontis.idp.eidcard;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.Meters;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.MethodId;
import org.pontis.broker.Place;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.eidcard.tls.Door;

/** Describes and configures {@code eid-card}. */
public final class EidCardFactory implements LoginMethodFactory {

    public static final MethodId ID = new MethodId("eid-card");

    static final MethodDescriptor DESCRIPTOR = new MethodDescriptor(
            ID,
            LevelOfAssurance.HIGH,
            Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
            40,
            false,
            CertificateLogin.problems(CardProblems.ALL));

    @Override
    public MethodDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean isOffered(Settings settings) {
        return Ways.read(settings).any();
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings) {
        return configure(settings, Meters.NONE);
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings, Meters meters) {
        Ways ways = Ways.read(settings);
        Optional<CertificateCheck> check =
                ways.any() ? Optional.of(CertificateCheck.of(ID, settings, meters)) : Optional.empty();
        return house -> new EidCard(ways, check.orElseThrow(), house);
    }

    @Override
    public Optional<Place> place(Settings settings) {
        return Door.read(settings).map(Place.class::cast);
    }
}
