package org.pontis.idp.sms.smpp;

import org.jsmpp.SMPPConstant;
import org.pontis.idp.sms.centre.Verdict;

/** What a centre means by a command_status. */
final class Verdicts {

    private Verdicts() {}

    /**
     * The meaning of a command_status other than zero (SMPP 3.4 section 5.1.3): the centre does not have the message. Only a
     * closed list of codes speaks of the centre or of our account; every other one, vendors' own codes included, is taken to
     * speak of the destination, because an outage that appears only for registered citizens would give them away.
     */
    static Verdict ofStatus(int commandStatus) {
        String why = "command_status 0x" + Integer.toHexString(commandStatus);
        return switch (commandStatus) {
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> new Verdict.Busy(why);
            case SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RINVCMDID,
                    SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVSRCTON,
                    SMPPConstant.STAT_ESME_RINVSRCNPI,
                    SMPPConstant.STAT_ESME_RINVSERTYP,
                    SMPPConstant.STAT_ESME_RINVSYSID -> new Verdict.Refused(why);
            default -> new Verdict.Rejected(why);
        };
    }
}
