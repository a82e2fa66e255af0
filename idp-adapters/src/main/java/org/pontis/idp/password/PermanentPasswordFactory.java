package org.pontis.idp.password;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Limit;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.code.CodeRules;

/** Describes and configures {@code password}. */
public final class PermanentPasswordFactory implements LoginMethodFactory {

    static final MethodId ID = new MethodId("password");

    private static final MethodDescriptor DESCRIPTOR = new MethodDescriptor(
            ID, LevelOfAssurance.SUBSTANTIAL, Set.of(Factor.KNOWLEDGE, Factor.POSSESSION), 20, true, Set.of());

    @Override
    public MethodDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings) {
        CodeRules rules = CodeRules.read(ID, settings);
        PasswordCheck.Rules check = new PasswordCheck.Rules(
                BackOff.read(ID, settings),
                new Limit(
                        ID + "-failures-per-address-hour",
                        settings.number("failures-per-address-hour", 100, 1, 100_000),
                        Duration.ofHours(1)));
        return house -> new PermanentPassword(check, rules, house);
    }
}
