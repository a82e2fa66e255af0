<#-- What the citizen wants to be told, and how. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#import "parts.ftl" as parts>
<@layout.registrationLayout field="email"; section>
  <#if section == "header">
    ${msg("cabinet.alerts.title")}
  <#elseif section == "form">
    <@cabinet.rooms active="alerts" />
    <@cabinet.done />
    <p class="lead">${msg("cabinet.alerts.lead")}</p>
    <form action="${base}/alerts" method="post" class="form">
      <@cabinet.token />
      <fieldset class="choices">
        <legend><h2>${msg("cabinet.alerts.when")}</h2></legend>
        <label class="choice"><input type="checkbox" checked disabled> <span>${msg("cabinet.alerts.always")}</span></label>
        <#list ["high", "every", "refused"] as event>
        <label class="choice"><input type="checkbox" name="${event}" value="true"<#if chosen?seq_contains(event)> checked</#if>> <span>${msg("cabinet.alerts." + event)}</span></label>
        </#list>
      </fieldset>
      <fieldset class="choices">
        <legend><h2>${msg("cabinet.alerts.how")}</h2></legend>
        <label class="choice"><input type="checkbox" name="sms" value="true"<#if chosen?seq_contains("sms")> checked</#if><#if !phone> disabled</#if>> <span>${msg("cabinet.alerts.sms")}<#if !phone> <span class="hint">${msg("cabinet.alerts.nophone")}</span></#if></span></label>
        <label class="choice"><input type="checkbox" name="mail" value="true"<#if chosen?seq_contains("mail")> checked</#if><#if !email??> disabled</#if>> <span><#if email??>${msg("cabinet.alerts.email.to", email)}<#else>${msg("cabinet.alerts.email")} <span class="hint">${msg("cabinet.alerts.noemail")}</span></#if></span></label>
      </fieldset>
      <div class="actions"><button type="submit" class="button primary">${msg("cabinet.alerts.save")}</button></div>
    </form>
    <section class="aside" aria-labelledby="email-title">
      <h2 id="email-title">${msg("cabinet.email.title")}</h2>
      <form action="${base}/alerts/email" method="post" class="form" novalidate>
        <@cabinet.token />
        <div class="field">
          <label class="field-label" for="email">${msg("cabinet.email.label")}</label>
          <p class="hint" id="email-hint">${msg("cabinet.email.hint")}</p>
          <input class="input" id="email" name="email" type="email" required autocomplete="email" spellcheck="false" maxlength="254"<#if problem??> aria-invalid="true" aria-describedby="problem-text email-hint"<#else> aria-describedby="email-hint"</#if>>
        </div>
        <div class="actions">
          <button type="submit" class="button secondary">${msg("cabinet.email.send")}</button>
          <#if email??><button type="submit" class="button quiet" name="remove" value="true" formnovalidate>${msg("cabinet.email.remove")}</button></#if>
        </div>
      </form>
    </section>
  </#if>
</@layout.registrationLayout>
