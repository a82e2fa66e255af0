<#-- The citizen at hand: her means and what the desk can do for her. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<#import "cabinet.ftl" as cabinet>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${name}
  <#elseif section == "form">
    <@parts.officer />
    <@parts.said />
    <@parts.seen />
    <#list pending as act><p class="hint" data-pending="${act}">${msg("desk.pending", msg("desk.act." + act))}</p></#list>

    <#list cases as one>
    <section class="desk-card warning" aria-labelledby="case-${one?index}" data-case="${one.kind}">
      <h2 id="case-${one?index}">${msg("desk.case." + one.kind)}</h2>
      <p>${msg("desk.case.number")} <strong data-case-number>${one.number}</strong> · ${msg("desk.case.opened", one.opened)}</p>
      <#if one.at??><p data-case-login>${msg("desk.case.login", one.at)}<#if one.method??> · ${cabinet.called(one.method)}</#if></p></#if>
      <@parts.form to="citizen" class="form tight">
        <input type="hidden" name="act" value="close_case">
        <input type="hidden" name="case" value="${one.id}">
        <fieldset class="field">
          <legend class="field-label">${msg("desk.case.reason")}</legend>
          <#list ["MISUSE", "OWN_ACT", "HANDED_OVER"] as reason>
          <div class="choice"><input type="radio" id="reason-${one?index}-${reason}" name="reason" value="${reason}"><label for="reason-${one?index}-${reason}">${msg("desk.reason." + reason)}</label></div>
          </#list>
        </fieldset>
        <div class="actions"><button type="submit" class="button secondary">${msg("desk.case.close")}</button></div>
      </@parts.form>
    </section>
    </#list>

    <section class="aside" aria-labelledby="means">
      <h2 id="means">${msg("desk.means")}</h2>
      <#list means as one>
      <div class="desk-card" data-means="${one.kind}" data-standing="${one.standing}" data-registration="${one.registration}">
        <h3 id="means-${one?index}"><@parts.nameOf one=one /></h3>
        <p>${msg("desk.standing." + one.standing)} · ${msg("desk.registration." + one.registration)}<#if one.until??> · ${msg("desk.until", one.until)}</#if></p>
        <#if !one.revoked>
        <@parts.form to="citizen" class="form tight">
          <input type="hidden" name="means" value="${one.id}">
          <div class="actions">
            <#if one.usable><button type="submit" class="button secondary" name="act" value="suspend" aria-describedby="means-${one?index}">${msg("desk.suspend")}</button></#if>
            <#if one.suspended><button type="submit" class="button secondary" name="act" value="reactivate" aria-describedby="means-${one?index}">${msg("desk.reactivate")}</button></#if>
            <#if one.renewable><button type="submit" class="button secondary" name="act" value="renew" aria-describedby="means-${one?index}">${msg("desk.renew")}</button></#if>
            <button type="submit" class="button quiet" name="act" value="revoke" aria-describedby="means-${one?index}">${msg("desk.revoke")}</button>
          </div>
        </@parts.form>
        </#if>
      </div>
      <#else>
      <p class="hint">${msg("desk.means.none")}</p>
      </#list>
      <@parts.form to="citizen" class="form tight">
        <input type="hidden" name="means" value="all">
        <div class="actions"><button type="submit" class="button secondary" name="act" value="suspend">${msg("desk.suspend.all")}</button></div>
      </@parts.form>
    </section>

    <#if basic && !pending?seq_contains("raise")>
    <section class="aside" aria-labelledby="raise">
      <h2 id="raise">${msg("desk.act.raise")}</h2>
      <p class="hint">${msg("desk.raise.hint")}</p>
      <@parts.form to="citizen" class="form tight"><div class="actions"><button type="submit" class="button secondary" name="act" value="raise">${msg("desk.raise")}</button></div></@parts.form>
    </section>
    </#if>

    <section class="aside" aria-labelledby="new-phone">
      <h2 id="new-phone">${msg("desk.act.new_phone")}</h2>
      <@parts.form to="citizen" class="form tight">
        <input type="hidden" name="act" value="new_phone">
        <@parts.text name="phone" label=msg("desk.phone") hint=msg("desk.phone.hint") type="tel" max=30 class="input short" />
        <@parts.check name="lost" label=msg("desk.phone.lost") />
        <div class="actions"><button type="submit" class="button secondary">${msg("desk.phone.send")}</button></div>
      </@parts.form>
    </section>

    <section class="aside" aria-labelledby="new-code">
      <h2 id="new-code">${msg("desk.act.new_code")}</h2>
      <p class="hint">${msg("desk.code.hint")}</p>
      <@parts.form to="citizen" class="form tight"><div class="actions"><button type="submit" class="button secondary" name="act" value="new_code">${msg("desk.code.print")}</button></div></@parts.form>
    </section>

    <section class="aside" aria-labelledby="identity">
      <h2 id="identity">${msg("desk.act.identity")}</h2>
      <@parts.form to="citizen" class="form tight">
        <input type="hidden" name="act" value="identity">
        <@parts.text name="given" label=msg("desk.given") hint=msg("desk.identity.hint") />
        <@parts.text name="family" label=msg("desk.family") hint=msg("desk.identity.hint") />
        <@parts.text name="birthdate" label=msg("desk.birthdate") hint=msg("desk.identity.hint") type="date" max=10 class="input short" />
        <@parts.text name="identifier" label=msg("desk.identifier") hint=msg("desk.identity.hint") max=40 class="input short" />
        <div class="actions"><button type="submit" class="button secondary">${msg("desk.identity")}</button></div>
      </@parts.form>
    </section>
    <@parts.leave />
  </#if>
</@layout.registrationLayout>
