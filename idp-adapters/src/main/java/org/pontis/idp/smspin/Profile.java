package org.pontis.idp.smspin;

import java.util.Set;

import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.code.SmsCode;

/** The two ways the method is played; both prove the phone and no more. */
enum Profile {
    /** A code of digits that is long enough by itself. */
    MODERN,
    /** An access key that the citizen makes up, and a PIN of three characters, as Cl@ve PIN24 had it. */
    HISTORIC;

    /** The citizen has typed what reached her phone. */
    static Step done(Citizen citizen, House house) {
        Registration registration = citizen.phone().map(Phone::registration).orElse(Registration.BASIC);
        return new Step.Done(
                citizen,
                new Proof(
                        Pin24Factory.ID,
                        Set.of(Factor.POSSESSION),
                        LevelOfAssurance.LOW.cappedBy(registration.carries()),
                        registration,
                        SmsCode.AMR,
                        house.clock().instant()));
    }
}
