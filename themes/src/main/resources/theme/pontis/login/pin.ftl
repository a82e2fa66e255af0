<#-- The key that the citizen has made up and the PIN from the message. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "sms.ftl" as sms>
<#import "clock.ftl" as clock>
<@layout.registrationLayout field="accesskey"; section>
  <#if section == "header">
    ${msg("pin.title")}
  <#elseif section == "form">
    <@parts.whom />
    <@sms.lead />
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <@sms.accesskey hint=msg("accesskey.again") />
      <div class="field">
        <label class="field-label" for="pin">${msg("pin.label")}</label>
        <p class="hint" id="pin-hint">${msg("pin.hint")}</p>
        <input class="input code" id="pin" name="pin" type="text" required autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="10"<@parts.described by="code-lead pin-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("code.continue")}</button>
      </div>
      <@sms.resend />
      <div class="actions"><@parts.cancel text=msg("cancel.method") /></div>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
