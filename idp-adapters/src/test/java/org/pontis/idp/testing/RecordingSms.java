package org.pontis.idp.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;

/** Keeps what was sent, and can be out of order. */
public final class RecordingSms implements SmsSender {

    private final List<Sms> sent = new CopyOnWriteArrayList<>();
    private final List<String> pretended = new CopyOnWriteArrayList<>();
    private volatile boolean available = true;
    private volatile boolean served = true;

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public void send(Sms sms) {
        sent.add(sms);
    }

    @Override
    public boolean serves(Msisdn number) {
        return served;
    }

    @Override
    public void pretend(String text, String subject) {
        pretended.add(subject);
    }

    /** From now on no number is one that messages go to. */
    public void serveNobody() {
        served = false;
    }

    /** For whom everything was done but the sending. */
    public List<String> pretended() {
        return List.copyOf(pretended);
    }

    public void breakDown() {
        available = false;
    }

    public void recover() {
        available = true;
    }

    public List<Sms> sent() {
        return List.copyOf(sent);
    }

    /** The code in the newest message, as a phone would fill it in. */
    public String code() {
        String text = sent.getLast().text();
        return text.substring(text.lastIndexOf('#') + 1);
    }

    /** A code that is not the one in the newest message. */
    public String wrongCode() {
        String code = code();
        return code.charAt(0) == '0' ? "1" + code.substring(1) : "0" + code.substring(1);
    }
}
