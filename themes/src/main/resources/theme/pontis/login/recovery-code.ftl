<#-- The code of an errand. The page is the same whether or not anybody got a message; a fresh phone is one that she has just named. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "sms.ftl" as sms>
<@layout.registrationLayout field="code"; section>
  <#if section == "header">
    ${msg("code.title")}
  <#elseif section == "form">
    <@sms.lead key=(fresh!false)?then("registration.code", "code") />
    <form action="${base}/code" method="post" class="form" novalidate>
      <input type="hidden" name="csrf" value="${csrf}">
      <input type="hidden" name="errand" value="${errand}">
      <div class="field">
        <label class="field-label" for="code">${msg("code.label")}</label>
        <p class="hint" id="code-hint"><#if codeLength??>${msg("code.length", codeLength)} </#if>${msg("code.hint")}</p>
        <input class="input code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" required autocomplete="one-time-code" spellcheck="false" maxlength="20"<#if !problem??> autofocus</#if><@parts.described by="code-lead code-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("code.continue")}</button>
      </div>
      <@sms.resend />
    </form>
    <p class="help-link"><a href="${base}">${msg("recovery.back")}</a></p>
  </#if>
</@layout.registrationLayout>
