<#--
  The one-time code. The page is the same whether or not anybody got a message.
  Keycloak has a page of this name too, for programs without a browser of their own; it sets "code", ours never does.
-->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "sms.ftl" as sms>
<#import "clock.ftl" as clock>
<#import "places.ftl" as places>
<#if code??>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if code.success>${msg("codeSuccessTitle")}<#else>${msg("errorTitle")}</#if>
  <#elseif section == "form">
    <#if code.success>
    <div class="field">
      <label class="field-label" for="code">${msg("copyCodeInstruction")}</label>
      <input class="input" id="code" value="${code.code}" readonly>
    </div>
    <#else>
    <div class="message error" role="alert" data-problem="REQUEST_REFUSED"><p class="message-text">${kcSanitize(code.error)?no_esc}</p></div>
    </#if>
  </#if>
</@layout.registrationLayout>
<#else>
<@layout.registrationLayout field="code"; section>
  <#if section == "header">
    ${msg("code.title")}
  <#elseif section == "form">
    <@parts.whom />
    <@sms.lead />
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <div class="field">
        <label class="field-label" for="code">${msg("code.label")}</label>
        <p class="hint" id="code-hint"><#if codeLength??>${msg("code.length", codeLength)} </#if>${msg("code.hint")}</p>
        <input class="input code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" required autocomplete="one-time-code" spellcheck="false" maxlength="20"<#if !problem??> autofocus</#if><@parts.described by="code-lead code-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("code.continue")}</button>
      </div>
      <@sms.resend />
      <div class="actions"><@parts.cancel text=msg("cancel.method") /></div>
      <p class="help-link"><@places.link to="recovery" text=msg("recovery.noPhoneLink") /></p>
      <@parts.help />
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
</#if>
