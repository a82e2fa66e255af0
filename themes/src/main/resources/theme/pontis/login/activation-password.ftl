<#-- A password of her own choice, twice, because nobody sees what she types. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>
<#import "registering.ftl" as registering>
<@layout.registrationLayout field="password"; section>
  <#if section == "header">
    ${msg("activation.password.title")}
  <#elseif section == "form">
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <div class="field">
        <label class="field-label" for="password">${msg("activation.password.label")}</label>
        <p class="hint" id="password-hint">${msg("activation.password.hint", least)}</p>
        <input class="input" id="password" name="password" type="password" required autocomplete="new-password" data-show="${msg("password.show")}" data-hide="${msg("password.hide")}"<@parts.described by="password-hint" />>
      </div>
      <div class="field">
        <label class="field-label" for="repeated">${msg("activation.password.again")}</label>
        <p class="hint" id="repeated-hint">${msg("activation.password.again.hint")}</p>
        <input class="input" id="repeated" name="repeated" type="password" required autocomplete="new-password" data-show="${msg("password.show")}" data-hide="${msg("password.hide")}"<@parts.described by="repeated-hint" />>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${msg("activation.password.save")}</button>
        <@registering.back />
      </div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
