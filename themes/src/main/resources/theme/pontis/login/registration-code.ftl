<#-- The code that went to the phone: it is hers when she has read it. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "sms.ftl" as sms>
<#import "clock.ftl" as clock>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="code"; section>
  <#if section == "header">
    ${msg("code.title")}
  <#elseif section == "form">
    <@sms.lead key="registration.code" />
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <div class="field">
        <label class="field-label" for="code">${msg("code.label")}</label>
        <p class="hint" id="code-hint"><#if codeLength??>${msg("code.length", codeLength)} </#if>${msg("code.hint")}</p>
        <input class="input code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" required autocomplete="one-time-code" spellcheck="false" maxlength="20"<#if !problem??> autofocus</#if><@parts.described by="code-lead code-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("code.continue")}</button>
        <#if other><button type="submit" class="button secondary" name="other" value="true" formnovalidate>${msg("registration.code.other")}</button></#if>
      </div>
      <@sms.resend />
      <div class="actions"><@registering.back /></div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
