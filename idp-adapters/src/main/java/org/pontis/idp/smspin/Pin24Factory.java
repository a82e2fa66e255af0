package org.pontis.idp.smspin;

import java.util.Set;
import java.util.function.Function;

import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.code.CodeRules;

/** Describes and configures {@code sms-pin}. */
public final class Pin24Factory implements LoginMethodFactory {

    static final MethodId ID = new MethodId("sms-pin");

    private static final MethodDescriptor DESCRIPTOR =
            new MethodDescriptor(ID, LevelOfAssurance.LOW, Set.of(Factor.POSSESSION), 10, true, Set.of());

    @Override
    public MethodDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings) {
        Profile usual = settings.choice("profile", Profile.MODERN);
        CodeRules modern = CodeRules.read(ID, settings);
        // 15 bits: three guesses a day keep a stranger below one in ten thousand
        CodeRules historic = modern.shorter(PinForm.LENGTH, 3);
        return house -> switch (profile(house.realm(), usual)) {
            case MODERN -> new Pin24(modern, house);
            case HISTORIC -> new HistoricPin24(historic, house);
        };
    }

    @Override
    public void check(Settings realm) {
        profile(realm, Profile.MODERN);
    }

    private static Profile profile(Settings realm, Profile usual) {
        return realm.of(ID.value()).choice("profile", usual);
    }
}
