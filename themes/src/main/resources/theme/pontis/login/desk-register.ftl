<#-- Somebody who has nothing to log in with yet. -->
<#import "template.ftl" as layout>
<#import "desk-parts.ftl" as parts>
<@layout.registrationLayout field=name???then("phone", "given"); section>
  <#if section == "header">
    ${msg("desk.register.title")}
  <#elseif section == "form">
    <@parts.officer />
    <@parts.seen />
    <p class="lead">${name???then(msg("desk.register.known", name!), msg("desk.register.lead"))}</p>
    <@parts.form to="citizen">
      <input type="hidden" name="act" value="register">
      <#if !name??>
      <@parts.text name="given" label=msg("desk.given") hint=msg("desk.name.hint") value=(typed.given)!"" />
      <@parts.text name="family" label=msg("desk.family") hint=msg("desk.name.hint") value=(typed.family)!"" />
      <@parts.text name="birthdate" label=msg("desk.birthdate") hint=msg("desk.birthdate.hint") type="date" max=10 class="input short" value=(typed.birthdate)!"" />
      </#if>
      <#if !name?? || minor!false>
      <@parts.text name="adult" label=msg("desk.adult") hint=msg("desk.adult.hint", adultFrom) max=40 class="input short" value=(typed.adult)!"" />
      </#if>
      <@parts.text name="phone" label=msg("desk.phone") hint=msg("desk.phone.hint") type="tel" max=30 class="input short" value=(typed.phone)!"" />
      <div class="desk-card"><p>${msg("desk.consent.text")}</p></div>
      <@parts.check name="consent" label=msg("desk.consent") />
      <div class="actions"><button type="submit" class="button primary">${msg("desk.phone.send")}</button></div>
    </@parts.form>
    <@parts.leave />
  </#if>
</@layout.registrationLayout>
