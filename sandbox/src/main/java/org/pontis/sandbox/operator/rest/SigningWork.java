package org.pontis.sandbox.operator.rest;

import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Order;

/** Signs the hash, or does what is played instead. */
record SigningWork(Faults faults, String phone, Hash hash) implements Order.Work {

    @Override
    public byte[] sign(KeyFile key) throws Exception {
        SimSignature signature = new SimSignature(plays(OperatorFaults.OTHER_HASH) ? other() : hash);
        byte[] value = plays(OperatorFaults.DER) ? signature.asDer(key.key()) : signature.by(key.key());
        if (plays(OperatorFaults.BAD_SIGNATURE)) {
            value[value.length / 2] ^= 1;
        }
        return value;
    }

    private Hash other() {
        byte[] value = hash.value().clone();
        value[0] ^= 1;
        return new Hash(hash.type(), value);
    }

    private boolean plays(Fault fault) {
        return faults.strike(fault, phone).isPresent();
    }
}
