package org.pontis.idp.sms;

import org.jsmpp.SMPPConstant;

/** What came of handing one segment to the centre. */
enum Verdict {
    /** The centre has it. */
    ACCEPTED,
    /** The centre wants it later. */
    THROTTLED,
    /** The centre or the link failed; whether it has the segment is unknown. */
    FAILED,
    /** The centre does not want this one, now or later. */
    REJECTED;

    /**
     * The meaning of a command_status other than zero (SMPP 3.4 section 5.1.3). Only a closed list of codes speaks of the
     * centre or of our account; every other one, vendors' own codes included, is taken to speak of the destination, because
     * an outage that appears only for registered citizens would give them away.
     */
    static Verdict ofStatus(int commandStatus) {
        return switch (commandStatus) {
            case SMPPConstant.STAT_ESME_ROK -> ACCEPTED;
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> THROTTLED;
            case SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RINVCMDID,
                    SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RINVSRCADR,
                    SMPPConstant.STAT_ESME_RINVSRCTON,
                    SMPPConstant.STAT_ESME_RINVSRCNPI,
                    SMPPConstant.STAT_ESME_RINVSERTYP,
                    SMPPConstant.STAT_ESME_RINVSYSID -> FAILED;
            default -> REJECTED;
        };
    }
}
