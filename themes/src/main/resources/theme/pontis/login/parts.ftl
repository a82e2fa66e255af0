<#-- Small parts that several of our pages share. -->
<#import "notices.ftl" as notices>
<#import "places.ftl" as places>

<#function portalName><#return portal?has_content?then(portal!, msg("portal.unnamed"))></#function>

<#-- The attributes of a field that say what describes it and whether its value was refused. -->
<#macro described by><#if notices.aboutFields()> aria-invalid="true" aria-describedby="problem-text ${by}"<#else> aria-describedby="${by}"</#if></#macro>

<#macro identifier>
<div class="field">
  <label class="field-label" for="identifier">${msg("identifier.label")}</label>
  <p class="hint" id="identifier-hint">${msg("identifier.hint")}</p>
  <input class="input short" id="identifier" name="identifier" type="text" required autocomplete="username" autocapitalize="characters" spellcheck="false" maxlength="40"<#if typedIdentifier??> value="${typedIdentifier}"</#if><@described by="identifier-hint" />>
</div>
</#macro>

<#macro contrast>
<div class="field">
  <label class="field-label" for="contrast">${msg("contrast.label")}</label>
  <p class="hint" id="contrast-hint">${msg("contrast.hint")}</p>
  <input class="input short" id="contrast" name="contrast" type="date" required autocomplete="off" min="2000-01-01" max="9999-12-31"<#if typedContrast??> value="${typedContrast}"</#if><@described by="contrast-hint" />>
</div>
</#macro>

<#-- Beside the number of a new phone: what becomes of the one that she has. -->
<#macro otherPhone>
<#if hasPhone!false>
<fieldset class="choices">
  <legend class="field-label">${msg("phone.other")}</legend>
  <label class="choice"><input type="radio" name="instead" value="false"<#if !(instead!false)> checked</#if>> <span>${msg("phone.other.beside")}</span></label>
  <label class="choice"><input type="radio" name="instead" value="true"<#if instead!false> checked</#if>> <span>${msg("phone.other.instead")}</span></label>
</fieldset>
</#if>
</#macro>

<#-- Cancel never validates what was typed. -->
<#macro cancel text kind="quiet">
<button type="submit" class="button ${kind}" name="cancel" value="true" formnovalidate>${text}</button>
</#macro>

<#-- Whom the citizen identifies herself to, on each page after the chooser. -->
<#macro whom><p class="whom">${msg("whom", portalName())}</p></#macro>

<#-- What this method is and what to do when it does not work. -->
<#macro help><#if (method.id)??><p class="help-link"><@places.link to="help/" + method.id text=msg("help.link") /></p></#if></#macro>
