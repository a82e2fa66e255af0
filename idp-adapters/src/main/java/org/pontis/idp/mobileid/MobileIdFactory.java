package org.pontis.idp.mobileid;

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
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.numbering.CallingCode;

/** Describes and configures {@code mobile-id}. */
public final class MobileIdFactory implements LoginMethodFactory {

    static final MethodId ID = new MethodId("mobile-id");

    static final MethodDescriptor DESCRIPTOR = new MethodDescriptor(
            ID,
            LevelOfAssurance.HIGH,
            Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
            30,
            false,
            CertificateLogin.problems(MobileProblems.ALL));

    @Override
    public MethodDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean isOffered(Settings settings) {
        return Operators.areThere(settings);
    }

    @Override
    public boolean isOffered(Settings settings, Settings realm) {
        return Operators.isThere(settings, realm.of(ID.value()));
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings) {
        return configure(settings, Meters.NONE);
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings, Meters meters) {
        RingLimits limits = RingLimits.read(settings);
        CallingCode.read(settings);
        Operators operators = Operators.read(settings, meters);
        Errands errands = new Errands();
        return house -> {
            Settings realm = house.realm().of(ID.value());
            CallingCode callingCode = CallingCode.read(realm.or(settings));
            return operators
                    .of(realm)
                    .<LoginMethod>map(operator -> new MobileId(operator, errands, limits, callingCode, house))
                    .orElseGet(NoOperator::new);
        };
    }

    @Override
    public void check(Settings realm) {
        Operators.check(realm.of(ID.value()));
        CallingCode.read(realm.of(ID.value()));
    }
}
