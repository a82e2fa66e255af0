<#-- What the forms of the registration have in common. -->
<#import "parts.ftl" as parts>

<#-- Whose form this is, and of which step. -->
<#macro proof>
<input type="hidden" name="csrf" value="${csrf}">
<input type="hidden" name="turn" value="${turn}">
</#macro>

<#macro phone>
<div class="field">
  <label class="field-label" for="phone">${msg("registration.phone.label")}</label>
  <p class="hint" id="phone-hint">${msg("registration.phone.hint")}</p>
  <input class="input short" id="phone" name="phone" type="tel" required autocomplete="tel" spellcheck="false" maxlength="30"<#if typedPhone??> value="${typedPhone}"</#if><@parts.described by="phone-hint" />>
</div>
</#macro>

<#macro back><@parts.cancel text=msg("registration.cancel") /></#macro>

<#-- To another page of ours, which needs nothing from this one. -->
<#macro go to text kind="secondary">
<form action="${to}" method="get" class="form">
  <div class="actions"><button type="submit" class="button ${kind}">${text}</button></div>
</form>
</#macro>
